"""Nouns that a number may name one of, as in "window 7", where no noun follows it: tables only, no logic.

Those in `name_words.NAMES_BEFORE` do so before nouns, too. Of the stems, up to two letters may follow: "кассе".
"""

from __future__ import annotations

from dashboard.figures.normalize import words

LABELS = words(
    "train counter entrance staircase school pump pit mine shaft key card clue race disc vault "
    "vat tank turbine boiler furnace elevator lift stairwell tent site bungalow chalet villa pitch tee hole green "
    "buoy kiosk desk taxiway apron silo bunker bridge quay jetty wharf road mile depot "
    "garage cab boat raft candidate contestant subject participant suspect victim agent player jersey shirt squad "
    "division company probe booster rocket orbit crater scenario problem motion window "
    "prisoner inmate button knob alpha bravo delta foxtrot tango entry bed corridor pavilion cage kennel stable "
    "hydrant lighthouse stanza etude prelude sonata waltz corner "
    "bracket archive album dossier pylon valve sensor camera cohort echo gear car mach sample specimen "
    "team court booth taxi truck stack pool leg chamber studio kitchen pod wing "
    # German and Dutch.
    "bett flur pavillon abteilung station käfig ventil sensor kamera akte ordnung allee fenster schalter eingang "
    "treppe schließfach bezirk schule bahnhof band kontrollpunkt anschlussstelle schacht "
    "schlüssel karte fach regal ordner foto regel gesetz lektion schritt runde lauf spiel satz akt szene reaktor "
    "turbine kessel aufzug turm zelt grundstück haltestelle depot garage kiosk theke startbahn brücke schleuse "
    "zeuge teilnehmer kandidat spieler satellit rakete knoten fehler variante frage aufgabe übung abbildung tabelle "
    "anhang protokoll formular akte tür klinik straße "
    "lokaal bed afdeling gang dossier kooi camera raam loket ingang trap poort perron cel kluis tafel stoel plaats "
    "rij huis "
    "woning verdieping kanaal zender "
    "paragraaf deel aflevering seizoen kavel versie bataljon kade uitgang sleutel kaart stap ronde wedstrijd "
    "toren barak kamp perceel snelweg weg loods kraam balie brug sluis getuige kandidaat speler compagnie satelliet "
    "missie raket fout optie vraag probleem oefening figuur tabel bijlage resolutie formulier deur "
    # Romance languages.
    "loge lit service pavillon cage allée caméra virage juge fenêtre guichet entrée escalier cellule casier couloir "
    "place "
    "rangée école maison gare paragraphe classe équipe "
    "poste échangeur puits clé carte étagère dossier pièce règle leçon manche acte psaume réacteur ascenseur "
    "tour bloc tente parcelle arrêt dépôt comptoir piste pont écluse témoin candidat joueur fusée serveur erreur "
    "problème exercice tableau cabine "
    "cama pasillo pabellón jaula cámara curva juez ventanilla entrada escalera celda casilla taquilla carril "
    "pista mesa distrito escuela casa tranvía coche "
    "estación apartado párrafo lote clase talla equipo muelle pozo llave tarjeta estante carpeta prueba lección paso "
    "ronda carrera partido acto escena salmo turbina ascensor torre tienda campamento parcela carretera ruta parada "
    "garaje nave almacén quiosco mostrador túnel puente testigo paciente candidato jugador regimiento compañía "
    "satélite misión cohete servidor puerto opción pregunta problema ejercicio figura tabla cuadro resolución camarote "
    "letto reparto corridoio padiglione gabbia telecamera curva fascicolo statale interno seção huisnummer penal "
    "finestra sportello ingresso scala porta banchina cella casella corsia "
    "campo tavolo distretto scuola "
    "stazione "
    "comma paragrafo tappa lotto classe taglia squadra molo svincolo carta scaffale cartella prova regola lezione "
    "turno gara partita atto scena reattore ascensore blocco tenda strada percorso fermata deposito capannone "
    "magazzino chiosco banco galleria ponte testimone giocatore reggimento compagnia missione razzo porto errore "
    "opzione domanda esercizio mappa risoluzione modulo cabina "
    "cama corredor pavilhão leito câmera curva guichê escada portão plataforma cela armário lugar escola trem bonde "
    "vagão estação parágrafo tamanho equipe "
    "batalhão cais saída chave cartão prateleira pasta regra lição rodada corrida jogo ato cena reator elevador "
    "barraca acampamento terreno estrada rota garagem galpão armazém estande balcão testemunha jogador regimento "
    "companhia missão foguete erro opção questão exercício tabela resolução "
    # Polish; Russian and Ukrainian.
    "гейт apto вход входа входе входу вхід входу узел ошибка ошибки каса під'їзд стіл радіо шафа група турбіна ліфт "
    "вежа кіоск "
    "місія вузол купе колія "
    "bloku łóżko łóżku korytarz pawilon oddział oddziale kamera kamery zakręt okno okna oknie okienko okienka okienku "
    "wejście wejścia wejściu skrytka kort korcie stół stole stolik stolika "
    "stoliku okręg szkoła szkole szkoły dom domu stacja stacji ustęp punkt punktu odcinek odcinka sezon klasa klasie "
    "drużyna batalion posterunek nabrzeże wyjście zjazd szyb klucz karta półka teczka zdjęcie reguła ustawa lekcja "
    "krok faza runda bieg mecz akt reaktor wieża barak namiot obóz działka droga przystanek zajezdnia garaż hala hali "
    "magazyn stoisko lada tunel śluza świadek pacjent kandydat zawodnik pułk kompania satelita misja rakieta "
    "serwer błąd opcja pytanie zadanie ćwiczenie rysunek mapa uchwała klatka klatki klatce drzwi szpital szpitala cela "
    "celi "
)
LABEL_STEMS = words(
    "павильон павільон літер блокпост ліжк кроват койк палат отделени відділенн коридор клетк клітк датчик камер "
    "альбом "
    "поворот "
    "судь окн касс талон ворот ячейк дорожк корт зон округ станци класс модел команд пост причал "
    "развязк скамь ключ папк "
    "слайд фото улик правил раунд заезд матч сет акт сцен псал диск резервуар реактор турбин лифт башн барак палатк "
    "лагер алле дорог остановк депо гараж бокс стенд киоск стойк терминал полос туннел мост пирс шлюз свидетел "
    "присяжн пациент участник кандидат игрок рот взвод спутник мисси ракет сервер узл вариант план карт протокол "
    "резолюци поправк дел роддом больниц поликлиник колони детсад микрорайон двер калитк каюти тур цитат мандат стол "
    "вікн талон коли доріжк станці клас команд тек вежи намет табір ділянк зупинк термінал тунел міст свідк "
    "пацієнт учасник гравц супутник помилк справ лікарн поліклінік колоні каюті рукав стул вагон станці ангар"
)
LABEL_ENDINGS = tuple(words("zug linie nummer gleis halle zimmer platz wagen saal abteil"))  # "Regionalzug 7"
AFTER_LABELS = words(
    "and or is was has will in on at to for from by with as that which who when after before until "
    "и или а но в во на с со у по за до от из для при не был была было будет і й або та з із для "
    "und oder ist war wird im am an auf mit von bei zu en of met op van te bij werd et ou est était a à au dans sur de "
    "du y o e es fue del con per è di da della i lub w z do na jest był dla nie não foi "
)

# By these, a sentence is English; the words of other languages look like none of them.
ENGLISH = words("the and she they that from with were are his this which who into their its")
OFTEN_ENGLISH = words("he by to for our out at it as")  # or by two of these
# English words that stand before a count: of all others in small letters, a number names one.
NO_LABELS = words(
    # Articles, pronouns, prepositions, conjunctions and adverbs.
    "the this that these those each every any some all both half double such what which who whom whose there here "
    "they them their its his her our your you him and but nor for yet than then when while where why how because "
    "until till unless whether about above across after against along amid among around before behind below beneath "
    "beside besides between beyond despite down during except from inside into like minus near off onto out outside "
    "over past per plus since through throughout times toward towards under underneath unlike upon versus via with "
    "within without not only just also too even still almost nearly roughly barely hardly maybe perhaps once twice "
    "again ever never often always sometimes now today yesterday tomorrow tonight soon later ago away back together "
    "apart instead otherwise however therefore thus hence meanwhile overnight further another other more most less "
    "least fewer few many much several enough next last first final initial additional extra total record mere "
    "combined remaining whole entire same average maximum minimum max min approx circa well far worth top best worst "
    "estimated projected planned official current previous recent new old early late mid "
    # Of what numbers are said.
    "toll count number sum population attendance strength staff crew capacity age score price cost value rate ratio "
    "turnout share rank size weight height length width depth distance speed temperature loss gain profit revenue "
    "income budget debt deficit surplus salary wage fee fine majority minority headcount workforce quota limit "
    "threshold target goal tally balance stock supply demand output yield area volume force army fleet "
    # Where people are and when.
    "home hospital prison jail court custody action battle combat office power return fact turn part place date "
    "present course board duty leave school work town spring summer autumn fall winter noon midnight "
    # Verbs, but for those in -ed, -ing and -s.
    "hit cost had has have got get saw see left leave took take bought buy made make found find lost lose won win sold "
    "sell held hold fell fall rose rise shot shoot cut put beat met meet sent send gave give kept keep built build "
    "drew "
    "draw ran run caught catch fought fight spent spend paid pay laid lay brought bring began begin became become came "
    "come went grew grow knew know led lead let set shut told tell taught teach thought think wore wear wrote write "
    "given taken driven chosen written beaten fallen risen seen gone known shown grown drawn thrown sworn own hurt "
    "bid quit read said say fed feed stood stand slew slain was were are been being did does done will would can "
    "could may might must shall should kill number reach include employ need want add seat carry "
)
AFTER_NO_VERBS = words(
    "had has have having is are was were be been being to will would can could may might must "
    "shall should did do does not who they we you"
)
