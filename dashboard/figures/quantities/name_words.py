"""Words that stand beside a number that is a name: tables only, no logic.

In `NAMES_BEFORE`, "*" stands for the rest of a word: "квартир*".
"""

from __future__ import annotations

from dashboard.figures.normalize import words
from dashboard.figures.quantities.words import pattern

# Their parts are numbered, in digits or in words: "part two".
PARTS_OF_WORKS = words(
    "part chapter act volume phase stage step level page article section day week round number часть глава"
)
# The same after a preposition or as a name: "in week 9", "Day 4", but not "last week 12 drones fell".
NUMBERED_TIMES = words("week day month year game round tag jour día giorno den dzień день дня")
# What has a number for its name.
NAMES_BEFORE = pattern(
    # Laws and works.
    "article articles section sections chapter chapters clause clauses paragraph paragraphs item items point rule "
    "rules resolution protocol order decree law bill act directive regulation amendment proposition annex appendix "
    "schedule sch para paras reg size n page pages p pp volume vol issue table tables figure figures fig chart line "
    "lines verse psalm "
    "symphony opus episode season scene exercise track question note notes footnote part parts docket case file "
    "invoice bug ticket form option lot exhibit lemma theorem equation sonata concerto sura surah canto "
    # Things in a row: rooms, seats, lines, areas.
    "no number nr n° № # block room rooms flat apartment apt suite office floor cell bed ward bay platform gate "
    "door dock pier terminal hall row locker shelf slot station studio warehouse checkpoint camp house building "
    "channel route highway interstate engine ladder courtroom sonnet officer platoon port folder serial drawer "
    "aisle berth "
    "runway hangar "
    "hole module deck cabin carriage coach op marker hill tempo hymn gallery ligue pin passcode "
    "tier lesson junction "
    "exit stop bus tram flight lane lap box dial sec group area "
    "sector district zone unit units precinct constituency grid square parcel plot reactor squadron step phase stage "
    "level category type class grade version model mark mk war window extension badge code isbn issn doi id iban imo "
    "mmsi rfc inn iso din fahrenheit voyage voyager postcode postcodes zip account licence license certificate "
    "passport hwy "
    "password title patient witness juror tower camp radio asteroid satellite server node error slide "
    "photo image reel batch mission expedition cabinet locomotive sector locality "
    "hut barrack "
    # Books of the Bible.
    "genesis exodus leviticus deuteronomy chronicles psalms proverbs ecclesiastes isaiah "
    "jeremiah ezekiel matthew luke romans corinthians galatians ephesians hebrews revelation "
    # Russian and Ukrainian.
    "камера камере камеру камеры камері телеканал* радио выход вихід линия линии линию лінія лінії лінію скорый шкаф "
    "стол столик "
    "размер размера размере розмір розміру том тома томе місце місця місці место месте этап этапе етап етапі "
    "уровень рівень группа группе групі тип типа категория категории категорія лот билет білет квиток вопрос "
    "питання задача завдання задание упражнение вправа урок лекция лекция эпизод епізод шахта скважина свердловина "
    "цех цехе цеху ангар ангаре склад складе складі объект об'єкт отметка отметке позначка точка точке порт "
    "статья статьи статье статью статей ст пункт* п часть части частью частина частини частині ч глава главе главы "
    "указ указа указе указом указу приказ приказа приказе приказом наказ наказу наказом закон закона законе законом "
    "постановлени* постанова постанови постанову решение решения рішення номер номера номером страниц* сторінк* стр "
    "рисунок рис малюнок таблиц* версия версія версии "
    "версію серия серию серія серію сезон сезона выпуск выпуска выпуске випуск випуску параграф* абзац* приложени* "
    "додаток додатку стаття статті статтею статтю гл миф міф форма форме форму формі шаг крок раздел раздела "
    "разделе разделу розділ розділу лот школа школе школы школі школу лицей* ліцей* гимнази* гімназі* дом доме дома "
    "кв д оф корп сектор сектора секторе сектору ряд ряду вход каб высота высоту высоты висота висоту зал зале зала "
    "залу путь пути перрон* платформ* "
    "квартир* корпус* "
    "кабинет* кабінет* комнат* кімнат* палата палате палаті палату аудитори* аудиторі* подъезд* "
    "этаж під'їзд* поверх маршрут* рейс* автобус автобуса автобусе автобусом трамвай* троллейбус* тролейбус* поезд "
    "поезда поездом потяг* поїзд* вагон* участок участке дільниц* войсковая войсковой воинская в/ч трасса трассе "
    "трассы траса трасі шоссе блок блока блоку блоке энергоблок* энергоблока енергоблок* канал* паспорт* индекс* "
    "індекс* инн огрн снилс гост дсту буд будинок будинку бригад* батальон* батальйон* полк полка полку "
    # German and Dutch.
    "bahn tram s-bahn u-bahn block baracke tunnel etappe spieltag kabine zelle lied gruppe "
    "größe stufe kurs lager halle bahnsteig tarifzone heft ausgabe folge staffel reihe sitz abteil wagen tisch "
    "hausnummer etage stock ebene ausfahrt abschnitt teil ziffer anlage startnummer straßenbahn modell "
    "lichtschutzfaktor maat afrit bus halte "
    "artikel absatz § kapitel seite nummer zimmer gleis saal haus raum wohnung linie autobahn trasse "
    "nationalstraße flug vlucht reisepass führerschein klasse kanal spoor blok zaal groep klas trein zug kamer "
    "perron lijn hoofdstuk "
    "bladzijde *brigade *bataillon *battalion *regiment *kompanie *paragraf "
    # Arabic.
    "القاعة قاعة طريق الطريق رحلة الرحلة البوابة بوابة الباب الطابق الخط الحافلة القطار المقعد "
    "القناة قناة المادة مادة رقم غرفة شارع فصل صفحة الفقرة الغرفة الصفحة الفصل البند "
    # Romance languages.
    "taille tome étage bâtiment appartement siège voiture sortie épisode saison modèle secteur groupe étape niveau "
    "formulaire annexe tomo asiento piso apartamento edificio bloque salida vagón fila episodio temporada zona fase "
    "nivel etapa grupo modelo versión formulario anexo andar prédio bloco assento nível setor versão posto carrozza "
    "vagone uscita stagione settore livello gruppo modello versione allegato tabella "
    "articolo articulo artículo artigo capitolo capítulo chapitre pagina página alinéa loi legge lei ley decreto "
    "décret nationale autoroute vuelo volo voo chambre habitación stanza camera quarto salle sala binario ligne "
    "linea treno tren línea linha quai voie andén canal canale chaîne porte antena rai puerta autobús ônibus planta "
    "autopista "
    "autostrada rodovia radio serie série "
    "piano "
    "bureau cep plz passeport pasaporte passaporto "
    "brigata brigada battaglione batallón bataillon régiment numéro número numero "
    # Polish, Czech, Hungarian, Greek.
    "rozmiar rozmiaru tom tomu miejsce rząd wagon budynek mieszkanie mieszkania brama bramka strefa sektor etap "
    "poziom grupa wersja formularz załącznik tabela velikost díl místo řada vagón budova byt bytu vchod brána zóna "
    "úroveň skupina verze příloha tabulka "
    "autobus* tramwaj* tramvaj* kanał kanale ust piętro patro pociąg pociągu vlak vlaku lot lotu lotem trasa trasie "
    "pokój pokoju pokoj pokoje "
    "sali sál sálu tor toru peron peronie kolej nástupiště "
    "linia linii linka "
    "linky číslo čl art článek článku artykuł artykułu rozdział kapitola strona strony stránka cikk άρθρο numer "
    "numeru"
)

FLIGHTS = words("flight flights рейс рейса рейсом рейсу рейсі flug vol vuelo volo voo lot lotu vlucht")

STREETS = words("street st road rd avenue ave lane square boulevard drive court crescent terrace")

STREETS_IN_CAPITALS = words("way place close gardens mews hill row parkway highway wharf broadway")
STREETS_FIRST = words(
    "rue avenue boulevard via viale piazza calle plaza avenida rua praça ul ulica ulicy ulice "
    "проспекті ул улица улице улицу улицы проспект проспекте проспекта "
    "площади вулиці вулицю переулке набережной пр просп пер переулок площадь вул вулиця вулиці площа "
    "бульвар бульвара шоссе набережная"
)


GAMES = words(
    "wygrał wygrała wygrali przegrał przegrali pokonał pokonali zremisował vyhrál vyhráli prohrál porazil porazili "
    "verloor gelijk winst jogo terminou ganhou venceu perdeu empatou spiel beat beats won win wins lost lose loses "
    "drew defeated score "
    "scored победил победила победили выиграл "
    "обыграл выиграла выиграли проиграла проиграли проиграл счет счетом матч матче матчі рахунок game match partido "
    "partita переміг перемогла виграв "
    "програв рахунком gewann verlor gagné vinse"
)
# Things of which a make and a number name the model: "Airbus 320 jets".
MODELS = words(
    "aircraft jet jets plane planes helicopter helicopters drone drones rocket rockets train trains locomotive "
    "locomotives car cars truck trucks vehicle vehicles engine engines system systems"
)
