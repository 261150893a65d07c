-- The search in figures in partitions, which have no index: every row is read. It means the same as is_found.
-- when: after the checks

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

-- The words of a text, each between bars, so that one look finds what starts a word, and what is one.
create or replace macro words_in_bars(given) as '|' || array_to_string(search_words(given), '|') || '|';

create or replace macro has_word(in_bars, wanted, is_whole) as
    contains(in_bars, '|' || wanted || if(is_whole, '|', ''));

-- Letters and digits alone: a text without the wanted word has it not between bars either, and this costs far less.
create or replace macro without_separators(given) as
    translate(replace(strip_accents(lower(upper(given))), 'ß', 'ss'), ' ,.''’', '');

-- A date also as "25 August 2022" has it.
create or replace macro date_in_words(given) as
    concat_ws(' ', given, strftime(first_day_of(given), '%B'), ltrim(given[9:], '0'));

-- Texts that many figures share are searched once, in the small tables; of a figure, its own texts are.
create or replace macro figures_saying_within(
    of_dossier, words, numbers, of_subject, of_measure, since, until, known_by
) as table
with

-- Words are found by their start, numbers as a whole.
starts as (
    select list_distinct(flatten(list_transform(coalesce(words::varchar[], []), lambda word: search_words(word)))) as terms
),

wanted as (
    select
        starts.terms || coalesce(numbers::varchar[], []) as terms,
        len(starts.terms) as count_starts,
        range(1, len(starts.terms) + len(coalesce(numbers::varchar[], [])) + 1) as places
    from starts
),

shared_texts as (
    select
        'speaker_id' as field,
        speaker_id as id,
        concat_ws(' ', name, role) as given
    from speakers
    where dossier = of_dossier
    union all
    select
        'publication_id' as field,
        publication_id as id,
        concat_ws(' ; ', outlet, credits, date_in_words(published_on)) as given
    from publications
    where dossier = of_dossier
    union all
    select
        'measure' as field,
        measure as id,
        label as given
    from measures
    where dossier = of_dossier
    union all
    select
        'subject' as field,
        counted.subject as id,
        concat_ws(' ', dossiers.subject_names[counted.subject], counted.subject) as given
    from (select distinct subject from figure_counts where dossier = of_dossier) as counted
    inner join dossiers on dossiers.dossier = of_dossier
),

-- One bit per wanted word that the text has.
shared_in_bars as (
    select
        field,
        id,
        words_in_bars(given) as in_bars
    from shared_texts
),

shared as (
    select
        shared_in_bars.field,
        shared_in_bars.id,
        list_transform(
            wanted.places,
            lambda place: has_word(shared_in_bars.in_bars, wanted.terms[place], place > wanted.count_starts)
        ) as says
    from shared_in_bars
    cross join wanted
),

likely as (
    select
        figure.*,
        list_filter(
            wanted.places,
            lambda place: not (
                coalesce(by_speaker.says[place], false)
                or coalesce(by_publication.says[place], false)
                or coalesce(by_measure.says[place], false)
                or coalesce(by_subject.says[place], false)
            )
        ) as places_left,
        concat_ws(
            ' ; ',
            figure.wording,
            figure.low,
            figure.high,
            figure.scope,
            figure.note,
            figure.quote,
            array_to_string(figure.flags, ' '),
            date_in_words(figure.as_of),
            date_in_words(figure.effective_from),
            date_in_words(figure.stated_on),
            figure.figure_id
        ) as given,
        wanted.terms,
        wanted.count_starts
    from partitioned_figures as figure
    cross join wanted
    left join shared as by_speaker on by_speaker.field = 'speaker_id' and figure.speaker_id = by_speaker.id
    left join shared as by_publication
        on by_publication.field = 'publication_id' and figure.publication_id = by_publication.id
    left join shared as by_measure on by_measure.field = 'measure' and figure.measure = by_measure.id
    left join shared as by_subject on by_subject.field = 'subject' and figure.subject = by_subject.id
    where
        figure.dossier = of_dossier
        and is_chosen(of_subject::varchar, figure.subject)
        and is_chosen(of_measure::varchar, figure.measure)
        and (since::date is null or figure.as_of_last >= since::date)
        and (until::date is null or figure.as_of_first <= until::date)
        and (known_by::date is null or figure.known_on <= known_by::date)
)

select * exclude (places_left, given, terms, count_starts)
from likely
where
    len(list_filter(places_left, lambda place: not contains(without_separators(given), terms[place]))) = 0
    and (
        len(places_left) = 0
        or len(
            list_filter(
                places_left, lambda place: not has_word(words_in_bars(given), terms[place], place > count_starts)
            )
        ) = 0
    );
