-- Figures in partitions: the view of them, and rows of it by id, subject and day, so that few row groups are read.

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

-- The same columns as the table figures has.
create view main.partitioned_figures_joined as
select
    figure.*,
    speaker.name as speaker,
    speaker.role as speaker_role,
    speaker.kind as speaker_kind,
    speaker_word.kind as speaker_class,
    speaker.country as speaker_country,
    publication.outlet,
    publication.credits,
    publication.published_on,
    publication.published_first,
    publication.published_last,
    publication.url,
    publication.tier,
    publication.note as publication_note,
    measure.label as measure_label,
    measure.counts,
    measure.kind,
    measure.unit,
    number_form_of(measure.number, measure.unit) as number_form,
    measure.family,
    measure.definition,
    measure.clause,
    coalesce(dossier.subject_names[figure.subject], figure.subject) as subject_name,
    coalesce(stance.stance_label, figure.stance) as stance_label,
    stance.stance_kind,
    period.period_label,
    period.period_stretch,
    period.period_clause,
    stance.decision_word,
    if(period.period_stretch = 'running', dossier.counted_from, null) as counted_from,
    cast(null as varchar) as file,
    cast(null as bigint) as row
from partitioned_figures as figure
left join speakers as speaker using (dossier, speaker_id)
left join publications as publication using (dossier, publication_id)
left join measures as measure using (dossier, measure)
left join dossiers as dossier using (dossier)
left join stances as stance using (dossier, stance)
left join periods as period using (dossier, period)
left join words as speaker_word
    on
        figure.dossier = speaker_word.dossier
        and speaker.kind = speaker_word.word
        and speaker_word.table_name = 'speakers'
        and speaker_word.column_name = 'kind';

create macro partitioned.figures_of(of_dossier) as table
select *
from partitioned_figures_joined
where dossier = of_dossier;

-- Files of figures on a subject; the others need not be opened.
create macro partitioned.files_of_subject(of_dossier, of_subject) as table
select
    path,
    path_of_names
from partitions
where dossier = of_dossier and list_contains(subjects, of_subject)
order by first_day, path;

create macro partitioned.subject_of_figure(of_dossier, name) as table
select subject
from partitioned_names
where dossier = of_dossier and figure_id = name;

-- Here and in what follows, small tables stand behind "in": it is they that are kept in memory then, never the large one.
create macro partitioned.figures_at(of_dossier, places) as table
with wanted as materialized (
    select unnest(places, recursive := true)
)

select *
from partitioned_figures_joined
where
    dossier = of_dossier
    and subject in (select subject from wanted)
    and as_of_first in (
        select as_of_first from wanted
        where as_of_first is not null
    )
    and figure_id in (select figure_id from wanted)
union all
select *
from partitioned_figures_joined
where
    dossier = of_dossier
    and subject in (
        select subject from wanted
        where as_of_first is null
    )
    and as_of_first is null
    and figure_id in (select figure_id from wanted);

-- The day of each is looked up first.
create macro partitioned.figures_named(of_dossier, names) as table
with

wanted as (
    select unnest(names) as figure_id
),

days as materialized (
    select
        figure_id,
        subject,
        as_of_first
    from partitioned_names
    where dossier = of_dossier and figure_id in (select figure_id from wanted)
)

select *
from partitioned_figures_joined
where
    dossier = of_dossier
    and subject in (select subject from days)
    and as_of_first in (
        select as_of_first from days
        where as_of_first is not null
    )
    and figure_id in (select figure_id from days)
union all
select *
from partitioned_figures_joined
where
    dossier = of_dossier
    and as_of_first is null
    and figure_id in (
        select figure_id from days
        where as_of_first is null
    );

-- Ids are in order: the next ones stand beside the name. A dossier without partitions may have this very name.
create macro partitioned.figures_near_name(of_dossier, name) as table
with

after as (
    select figure_id
    from partitioned_names
    where dossier = of_dossier and figure_id >= name
    order by figure_id
    limit 3
),

before as (
    select figure_id
    from partitioned_names
    where dossier = of_dossier and figure_id < name
    order by figure_id desc
    limit 3
),

beside as (
    from after
    union all
    from before
)

select *
from figures_named(of_dossier, (select list(figure_id) from beside))
union all by name
select *
from figures
where dossier <> of_dossier and figure_id = name;
