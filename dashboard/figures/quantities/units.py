"""Units that stand beside a number, in the languages of the publications: tables only, no logic."""

from __future__ import annotations

from dashboard.figures.normalize import words
from dashboard.figures.quantities.words import AGE, DURATION, MEASURE, MONEY, MULTIPLE, PERCENT, build_table

# After a number.
UNITS_AFTER = build_table(
    (PERCENT, "%", "%, percent, per cent, pct, процент*, відсот*, prozent*, procent*, proc, pourcent*, por ciento, por "
                   "cento"),
    (PERCENT, "%", "procentní body, procentní bod, procentních bodů, punkty procentowe, punktów procentowych, "
                   "points de pourcentage, puntos porcentuales, pontos percentuais, punti percentuali, "
                   "в . п ., процентных пункта, процентных пунктов, відсоткових пунктів, відсоткові пункти"),
    (PERCENT, "%", "في المئة, في المائة, بالمئة, بالمائة"),
    (PERCENT, "%", "per cento, pour cent, százalék*, τοις εκατό, percentage point, percentage points, ppt, п . п ."),
    (MONEY, "GBP/100", "pence, penny, p"),
    (MONEY, "RUB/100", "копейка, копейки, копеек, копейку, коп"),
    (MONEY, "UAH/100", "копійка, копійки, копійок, копійку"),
    (MONEY, "PLN/100", "grosz, grosze, groszy"),
    (MONEY, "cent", "¢, cent, cents, centimes, centime, centesimi, centavos, céntimos, cêntimos, цент*, eurocent*"),
    (MONEY, "USD", "$, dollar, dollars, us dollars, usd, доллар*, долар*, долл, дол, dollari, dolares, dolar*, "
                   "dollár*, 美元, ドル, 달러, دولار, دولارا, دولارات"),
    (MONEY, "EUR", "€, euro, euros, eur, евро, євро, ευρώ, 欧元, ユーロ, يورو"),
    (MONEY, "GBP", "£, pounds sterling, sterling, gbp, british pounds, фунт*, libras esterlinas, sterline"),
    (MONEY, "TRY", "₺, lira, try, турецких лир"),
    (MONEY, "RUB", "₽, rouble, roubles, ruble, rubles, rub, рубл*, руб, р, rubli, rublos, roubles, rubel, rublů, "
                   "rubli"),
    (MONEY, "UAH", "₴, hryvnia, hryvnias, hryvnya, hryvnyas, uah, гривен, гривна, гривны, гривень, гривня, гривні, "
                   "грн"),
    (MONEY, "CNY", "yuan, renminbi, cny, юан*, 元, 人民币"),
    (MONEY, "JPY", "yen, jpy, иен, иены, єн, 円, 日元"),
    (MONEY, "PLN", "zloty, zlotys, pln, zł, złotych, злотых, злотих"),
    (MONEY, "CHF", "swiss francs, francs suisses, chf, franken, franchi svizzeri"),
    (MONEY, "BRL", "reais"),
    (MONEY, "ILS", "shekel, shekels, шекел*"),
    (MONEY, "KZT", "tenge, тенге"),
    (MONEY, "GEL", "lari, лари, ларі"),
    (MONEY, "SEK", "kronor, swedish krona, swedish kronor"),
    (MONEY, "peso", "peso, pesos"),
    (MONEY, "franc", "franc, francs, франк*"),
    (MONEY, "krone", "kroner, крон"),
    (MONEY, "dinar", "dinar, dinars, динар*, دينار"),
    (MONEY, "dirham", "dirham, dirhams, дирхам*, درهم"),
    (MONEY, "rial", "rial, rials, riyal, riyals, риал*, ріал*, ريال"),
    (MONEY, "CZK", "czk, kč, korun, koruna, koruny"),
    (MONEY, "HUF", "forint*, huf"),
    (MONEY, "INR", "rupee, rupees, inr, рупи*"),
    (MONEY, "KRW", "won, krw"),
    (MONEY, "EGP", "جنيه, جنيها, جنيهات"),
    (AGE, "year", "岁, 歲, 歳"),
    (DURATION, "minute", "分钟, 分鐘, 分間, دقيقة, دقائق"),
    (DURATION, "hour", "小时, 小時, 時間, ساعة, ساعات"),
    (DURATION, "day", "天, 日間, 日间, يوم, يوما, أيام"),
    (DURATION, "week", "周, 週間, أسبوع, أسبوعا, أسابيع"),
    (DURATION, "month", "个月, 個月, か月, ヶ月, カ月, ヵ月, ケ月, شهر, شهرا, أشهر"),
    (DURATION, "year", "年间, 年間, سنة, سنوات, عام, عاما, أعوام"),
    (DURATION, "second", "second, seconds, секунд*, secondi, segundos, secondes, sekunden, sekund*"),
    (DURATION, "minute", "minute, minutes, min, mins, минут*, хвилин*, minuti, minutos, minuten, minut"),
    (DURATION, "hour", "hour, hours, hrs, h, час, часа, часов, часам, годин*, uur, ore, horas, heures, stunden, "
                       "hodin*, "
                       "godzin*"),
    (DURATION, "day", "day, days, день, дня, дней, дням, днями, сутки, суток, дні, днів, діб, доба, доби"),
    (DURATION, "day", "giorni, días, dias, jours, tage, tagen, dní, dny, dni, nap, napja, napon, ημέρες, μέρες, dagen"),
    (DURATION, "day", "gün"),
    (DURATION, "week", "week, weeks, недел*, тижд*, тижн*, settimane, semanas, semaines, wochen, týdn*, tygodni*"),
    (DURATION, "week", "hét, hete, εβδομάδες, weken, hafta"),
    (DURATION, "month", "month, months, месяц*, місяц*, mesi, meses, mois, monate, monaten, měsíc*, miesiąc*, "
                        "miesięcy"),
    (DURATION, "month", "hónap*, μήνες, maanden"),
    (DURATION, "year", "year, years, yrs, год, года, лет, годам, роки, років, року, рік, anni, años, anos, ans, "
                       "années"),
    (DURATION, "year", "an, année, anno, año, jahr, rok, latek, latka, letý, letá, letého, letou, jarige, éves"),
    (DURATION, "year", "jahre, jahren, let, roky, lat, lata, év, éve, évig, χρόνια, έτη, летн*, летия, річн*, "
                       "річчя, jährig*, jaar, yıl"),
    (DURATION, "decade", "decade, decades, десятилет*, десятиліт*, décadas, decenni, décennies, jahrzehnte*"),
    (DURATION, "century", "centuries, столет*, столітт*"),
    (MEASURE, "km/h", "km / h, kmh, kph, km an hour, km per hour, kilometres per hour, kilometers per hour, км в "
                      "час, километров в час, "
                        "km à l'heure, kilometres an hour, kilometers an hour, км / ч, км / год"),
    (MEASURE, "mph", "mph, miles an hour, miles per hour"),
    (MEASURE, "km2", "square kilometres, square kilometers, square kilometre, square kilometer, square km, sq km, sq "
                     ". km, км2, km2, квадратных километр*"),
    (MEASURE, "km2", "квадратных километров, квадратных километра, квадратних кілометрів, кв км, кв . км, "
                     "quadratkilometer"),
    (MEASURE, "km2", "quadratkilometer*, kilómetros cuadrados, quilômetros quadrados, quilómetros quadrados, "
                     "chilometri quadrati, kilomètres carrés, kilometrów kwadratowych, kilometrů čtverečních, "
                     "vierkante kilometer"),
    (MEASURE, "mi2", "square miles, sq miles, square mile"),
    (MEASURE, "m2", "square metres, square meters, square metre, square meter, sq m, м2, m2, квадратных метров, "
                    "квадратних метрів, кв м, кв . м"),
    (MEASURE, "m2", "quadratmeter*, metros cuadrados, metros quadrados, metri quadrati, mètres carrés, "
                    "metrów kwadratowych, metrů čtverečních, vierkante meter"),
    (MEASURE, "m3", "kubikmeter*, metros cúbicos, metri cubi, mètres cubes, metrów sześciennych"),
    (MEASURE, "km", "km, kms, kilometre, kilometres, kilometer, kilometers, км, километр*, кілометр*, chilometri"),
    (MEASURE, "km", "quilómetros, quilômetros, kilómetros, kilomètres, kilometern, kilometrů, kilometrów, χιλιόμετρα"),
    (MEASURE, "m", "m, metre, metres, meter, meters, м, метр, метрах, метрам, метра, метров, метри, метрів, metri, "
                   "metrów, metrů, metry, "
                   "metros, mètres, "
                   "metern"),
    (MEASURE, "km", "公里, キロ, كيلومتر, كيلومترا, كيلومترات, كم"),
    (MEASURE, "km2", "平方公里"),
    (MEASURE, "m", "米, メートル, متر, مترا, أمتار"),
    (MEASURE, "kg", "公斤, كيلوغرام, كيلوغراما"),
    (MEASURE, "t", "吨, 噸, トン, طن, طنا, أطنان"),
    (MEASURE, "ha", "公顷"),
    (MEASURE, "mm", "mm, millimetre, millimetres, millimeter, millimeters, мм, миллиметр*, міліметр*"),
    (MEASURE, "cm", "cm, centimetre, centimetres, centimeter, centimeters, см, сантиметр*"),
    (MEASURE, "ly", "light years, light year, световых лет, світлових років, années lumière, lichtjahre, años luz"),
    (MEASURE, "mi", "mile, miles, nautical miles, миль, миля, мили, милі"),
    (MEASURE, "ft", "ft, foot, feet, фут*"),
    (MEASURE, "cal", "calibre, caliber, калибра, калібру"),
    (MEASURE, "in", "inch, inches, in, дюйм*"),
    (MEASURE, "yd", "yard, yards"),
    (MEASURE, "kg", "kg, kilo, kilos, kilogram, kilograms, kilogrammes, кг, килограмм*, кілограм*, chilogrammi, "
                    "chili, chilo"),
    (MEASURE, "kg", "quilos, kilogram*"),
    (MEASURE, "mg", "mg, milligram*, мг, миллиграмм*, міліграм*, miligram*"),
    (MEASURE, "µg", "μg, mcg, microgram*, мкг"),
    (MEASURE, "g", "g, gr, gram, grams, grammes, grammes, г, грамм*, грамів, грами, грамами"),
    (MEASURE, "g", "gramm, grammi, gramos, gramas, gramów, gramy"),
    (MEASURE, "oz", "oz, ounce, ounces, унц*"),
    (MEASURE, "st", "stone"),
    (MEASURE, "lb", "lb, lbs, pound shells, pound bomb, pound bombs"),
    (MEASURE, "t", "t, ton, tons, tonne, tonnes, metric tons, т, тонн, тонна, тонны, тонни, tonnellate, tonnellata, "
                   "tonelada, toneladas, "
                   "tonnen"),
    (MEASURE, "t", "tun, ton, tonna"),
    (MEASURE, "l", "л, litre, litres, liter, liters, литр*, літр*, litri, litros, litrů, litrów, litry"),
    (MEASURE, "ml", "ml, millilitre*, milliliter*, мл, миллилитр*, мілілітр*, mililitr*"),
    (MEASURE, "cl", "cl"),
    (MEASURE, "dl", "dl, decilitre*, дл"),
    (MEASURE, "tbsp", "tbsp, tablespoon, tablespoons, cucharadas, столовые ложки, столовых ложки, ст . л ., "
                      "ст . ложки, столові ложки"),
    (MEASURE, "tsp", "tsp, teaspoon, teaspoons, cucharaditas, чайные ложки, ч . л ., чайні ложки"),
    (MEASURE, "mmHg", "mmhg, mm hg, мм рт . ст ."),
    (MEASURE, "mmol/l", "mmol / l, ммоль / л"),
    (MEASURE, "kcal", "kcal, calories, ккал, calorías"),
    (MEASURE, "‰", "promille, ‰, промилле, проміле, per mille"),
    (MEASURE, "bpm", "bpm, beats per minute, beats a minute, ударов в минуту, ударів на хвилину"),
    (MEASURE, "IU", "iu, ме"),
    (MEASURE, "cup", "cup, cups"),
    (MEASURE, "gauge", "gauge"),
    (MEASURE, "ppm", "ppm, ppb"),
    (MEASURE, "dB", "db, decibel*, дб, децибел*"),
    (MEASURE, "W", "watt, watts, вт, ватт"),
    (MEASURE, "V", "volt, volts, вольт"),
    (MEASURE, "gal", "gallon, gallons"),
    (MEASURE, "bbl", "barrel, barrels, баррел*, барел*"),
    (MEASURE, "ha", "ha, hectare, hectares, hectáreas, hektarů, hektarów, hektary, га, гектар*, ettari, hektar"),
    (MEASURE, "acre", "acre, acres"),
    (MEASURE, "m3", "cubic metres, cubic meters, кубометр*, кубических метров, кубічних метрів"),
    (MEASURE, "°", "° c, ° f, ° с, °, c, degree, degrees, градус*, grad, gradi, grados, graus, graden, degrés, درجة, "
                   "stopni, stopnie, 度"),
    (MEASURE, "kW", "kw, kilowatt, kilowatts, квт, киловатт*"),
    (MEASURE, "MW", "mw, megawatt, megawatts, мвт, мегават*"),
    (MEASURE, "GW", "gw, gigawatt, gigawatts, гвт, гигаватт*"),
    (MEASURE, "kWh", "kwh, mwh, gwh, twh, kilowatt hours, megawatt hours"),
    (MEASURE, "kt", "kiloton, kilotons, килотонн*, кілотонн*, megaton, megatons, knot, knots, узлов, вузлів"),
    (MEASURE, "GB", "gb, mb, tb, gigabytes, megabytes, terabytes, гб, мб"),
    (MEASURE, "bp", "basis point, basis points, bps, базисных пунктов, базисных пункта, базисних пунктів, "
                    "basispunkt*, points de base, puntos básicos, "
                    "punti base, pontos base"),
    (MEASURE, "Hz", "hz, khz, mhz, ghz, гц, мгц"),
    (MEASURE, "hp", "hp, horsepower, л . с ., лошадиных сил"),
    (MULTIPLE, "×", "times, fold, ×, x, х, раз, раза, разів, рази, volte, veces, vezes, fois, mal, krát, razy, szor, "
                    "φορές, 倍, مرات"),
)  # fmt: skip

# Before a number, as a sign or a code.
UNITS_BEFORE = build_table(
    (MONEY, "USD", "$, us $, usd"),
    (MONEY, "CAD", "c $, ca $"),
    (MONEY, "AUD", "a $, au $"),
    (MONEY, "NZD", "nz $"),
    (MONEY, "HKD", "hk $"),
    (MONEY, "SGD", "s $"),
    (MONEY, "EUR", "€, eur"),
    (MONEY, "GBP", "£, gbp"),
    (MONEY, "RUB", "₽, rub, rbl"),
    (MONEY, "UAH", "₴, uah"),
    (MONEY, "JPY", "¥, jpy"),
    (MONEY, "CNY", "cny, rmb, cn ¥"),
    (MONEY, "BRL", "r $, brl"),
    (MONEY, "INR", "₹, inr, rs, rs ."),
    (MONEY, "KRW", "₩, krw"),
    (MONEY, "PLN", "pln"),
    (MONEY, "CHF", "chf"),
    (MONEY, "TRY", "₺"),
    (PERCENT, "%", "yüzde"),
)
LONGEST_UNIT_BEFORE = 2

# Words between a number and its unit: "4 more years", "3 full months".
INSIDE_UNITS = words("business working рабочих робочих banking "
                     "more full long whole entire additional consecutive straight полных повних calendar running "
                     "следующих последних наступних останніх последние останні")  # fmt: skip

# Half of a unit, in one word.
HALVES_OF_UNITS = build_table(
    (DURATION, "hour", "полчаса, получаса, півгодини, mezz'ora, mezzora, félóra, félórás, halfuur"),
    (DURATION, "year", "полгода, полугода, півроку, halbjahr, félév, halfjaar"),
    (DURATION, "century", "полвека, півстоліття"),
)
