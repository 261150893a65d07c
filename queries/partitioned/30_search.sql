-- The search in figures in partitions where their index cannot be read: every row is. It means the same as is_found.

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

-- The words of a text, each between bars, so that one look finds what starts a word, and what is one.
create macro partitioned.words_in_bars(given) as '|' || array_to_string(search_words(given), '|') || '|';

-- `wanted` may have several spellings, "almost|nearly"; a number is its first.
create macro partitioned.has_word(in_bars, wanted, is_whole) as
    if(
        is_whole,
        contains(in_bars, '|' || split_part(wanted, '|', 1) || '|'),
        len(list_filter(string_split(wanted, '|'), lambda one: contains(in_bars, '|' || one))) > 0
    );

-- Whether a stated number is whole, and within the rounding of a number, "2040000|2035000|2045000".
create macro partitioned.is_number_within(number, wanted) as
    not has_decimals(number)
    and abs(number)
    between try_cast(split_part(wanted, '|', 2) as bigint) and try_cast(split_part(wanted, '|', 3) as bigint);

create macro partitioned.is_within(low, high, wanted) as
    coalesce(is_number_within(low, wanted), false) or coalesce(is_number_within(high, wanted), false);

-- What all spellings of a word begin with, and of a number its digits: what has not even this, has none of them.
create macro partitioned.common_start(wanted) as
    list_max(
        list_filter(
            list_transform(range(0, length(split_part(wanted, '|', 1)) + 1), lambda count: wanted[:count]),
            lambda start: list_min(list_transform(string_split(wanted, '|'), lambda one: starts_with(one, start)))
        )
    );

-- Letters and digits alone: a text without the wanted word has it not between bars either, and this costs far less.
create macro partitioned.without_separators(given) as
    translate(replace(strip_accents(lower(upper(given))), 'ß', 'ss'), ' ,.''’', '');

-- Whether a wanted word may be in the text, or is in one that it shares with other figures; one that is not wanted is.
create macro partitioned.may_say(term, by_speaker, by_publication, by_measure, by_subject, given) as
    coalesce(by_speaker, false) or coalesce(by_publication, false) or coalesce(by_measure, false)
    or coalesce(by_subject, false) or term is null or contains(given, term);

-- Texts that many figures share; `since`: the day from which one is known, where it has one.
create macro partitioned.shared_texts(of_dossier) as table
select
    'speaker_id' as field,
    speaker_id as id,
    concat_ws(' ', name, role) as given,
    cast(null as date) as since
from speakers
where dossier = of_dossier
union all
select
    'publication_id' as field,
    publication_id as id,
    concat_ws(' ; ', outlet, credits, date_in_words(published_on, published_first)) as given,
    published_first as since
from publications
where dossier = of_dossier
union all
select
    'measure' as field,
    measure as id,
    label as given,
    null as since
from measures
where dossier = of_dossier
union all
select
    'subject' as field,
    counted.subject as id,
    concat_ws(' ', dossiers.subject_names[counted.subject], counted.subject) as given,
    null as since
from (
    select distinct subject from figure_counts
    where dossier = of_dossier
) as counted
inner join dossiers on dossiers.dossier = of_dossier;

create macro partitioned.shared_in_bars(of_dossier) as table
select
    field,
    id,
    words_in_bars(given) as in_bars,
    since
from shared_texts(of_dossier);

-- Texts that many figures share are searched once, in the small tables; of a figure, its own texts are.
create macro partitioned.figures_saying_within(
    of_dossier, words, numbers, of_subject, of_measure, since, until, known_by
) as table
with

-- Words are found by their start, numbers as a whole.
starts as (
    select
        list_distinct(
            flatten(
                list_transform(
                    words,
                    lambda word: if(
                        contains(word, '|'),
                        [
                            array_to_string(
                                list_transform(string_split(word, '|'), lambda one: search_words(one)[1]), '|'
                            )
                        ],
                        search_words(word)
                    )
                )
            )
        ) as terms
),

wanted as (
    select
        coalesce(starts.terms, []) || coalesce(numbers, []) as terms,
        len(coalesce(starts.terms, [])) as count_starts,
        range(1, len(coalesce(starts.terms, [])) + len(coalesce(numbers, [])) + 1) as places,
        list_transform(coalesce(starts.terms, []), lambda term: common_start(term))
        || list_transform(coalesce(numbers, []), lambda number: split_part(number, '|', 1)) as beginnings
    from starts
),

-- One bit per wanted word that the text has.
shared as (
    select
        known.field,
        known.id,
        list_transform(
            wanted.places,
            lambda place: has_word(known.in_bars, wanted.terms[place], place > wanted.count_starts)
        ) as says
    from shared_in_bars(of_dossier) as known
    cross join wanted
    where known.since is null or is_known(known.since, known_by)
),

told as (
    select
        figure.*,
        by_speaker.says as by_speaker,
        by_publication.says as by_publication,
        by_measure.says as by_measure,
        by_subject.says as by_subject,
        concat_ws(
            ' ; ',
            figure.wording,
            plain_digits(figure.low),
            plain_digits(figure.high),
            figure.scope,
            note_by(figure.note, figure.noted_from, known_by),
            figure.quote,
            array_to_string(flags_by(figure.flags, figure.noted_from, known_by), ' '),
            date_in_words(figure.as_of, figure.as_of_first),
            date_in_words(figure.effective_from, figure.effective_first),
            date_in_words(figure.stated_on, figure.stated_first),
            figure.figure_id
        ) as given,
        wanted.terms,
        wanted.beginnings,
        wanted.places,
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
        and is_about(figure, of_subject, of_measure)
        and is_in_window(figure, since, until, known_by)
),

-- Three words are looked for in a way that costs little; what has them may be asked for more.
likely as (
    select
        *,
        without_separators(given) as plain
    from told
)

select
    * exclude (
        by_speaker, by_publication, by_measure, by_subject, given, terms, beginnings, places, count_starts, plain
    )
from likely
where
    case
        when
            (
                may_say(
                    beginnings[1], by_speaker[1], by_publication[1], by_measure[1], by_subject[1], plain
                )
                or is_within(low, high, terms[1])
            )
            and (
                may_say(
                    beginnings[2], by_speaker[2], by_publication[2], by_measure[2], by_subject[2], plain
                )
                or is_within(low, high, terms[2])
            )
            and (
                may_say(
                    beginnings[3], by_speaker[3], by_publication[3], by_measure[3], by_subject[3], plain
                )
                or is_within(low, high, terms[3])
            )
            then
                len(
                    list_filter(
                        places,
                        lambda place: not (
                            coalesce(by_speaker[place], false)
                            or coalesce(by_publication[place], false)
                            or coalesce(by_measure[place], false)
                            or coalesce(by_subject[place], false)
                            or is_within(low, high, terms[place])
                            or has_word(words_in_bars(given), terms[place], place > count_starts)
                        )
                    )
                ) = 0
        else false
    end;

-- Only by number: how rare a word is among figures in partitions is not known.
create macro partitioned.figures_near(
    of_dossier, of_subject, of_measure, by_speakers, by_stances, since, until, known_by, words, amounts
) as table
select
    figure_id,
    known_on,
    nearness_of_number(low, high, amounts) as score
from partitioned_figures
where
    dossier = of_dossier
    and (repeats is null or is_error)
    and is_in_view(partitioned_figures, of_subject, of_measure, by_speakers, by_stances, since, until, known_by)
    and amounts is not null
union all
select *
from
    main.figures_near(
        of_dossier, of_subject, of_measure, by_speakers, by_stances, since, until, known_by, words, amounts
    );

-- What a search finds, one group per figure.
create macro partitioned.matches_found(
    of_dossier, of_subject, of_measure, since, until, known_by, words, numbers
) as table
select
    subject,
    measure,
    speaker_id,
    stance,
    1 as count_rows,
    cast(is_relay(repeats, is_error) as bigint) as count_relays,
    cast(is_error as bigint) as count_errors,
    cast(is_statement(repeats, is_error) as bigint) as count_statements
from figures_saying_within(of_dossier, words, numbers, of_subject, of_measure, since, until, known_by);

create macro partitioned.matches_counted(
    of_dossier, of_subject, of_measure, since, until, known_by, words, numbers
) as table
select
    subject,
    measure,
    speaker_id,
    stance,
    count_rows,
    count_relays,
    count_errors,
    count_statements
from figures_counted(of_dossier, of_subject, of_measure, since, until, known_by)
where words is null and numbers is null
union all
select *
from matches_found(of_dossier, of_subject, of_measure, since, until, known_by, words, numbers)
where words is not null or numbers is not null;
