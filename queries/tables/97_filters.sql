-- The condition of each filter, written once, for rows that have the columns of figures: `figure` is the name of their table.
-- when: beside the checks

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

create or replace macro is_chosen(wanted, value) as wanted is null or value = wanted;

create or replace macro is_among(wanted, value) as wanted is null or list_contains(wanted, value);

create or replace macro is_about(figure, of_subject, of_measure) as
    is_chosen(of_subject, figure.subject) and is_chosen(of_measure, figure.measure);

create or replace macro is_stated_by(figure, by_speakers, by_stances) as
    is_among(by_speakers, figure.speaker_id) and is_among(by_stances, figure.stance);

create or replace macro is_of_period(figure, of_period) as is_chosen(of_period, coalesce(figure.period, 'stock'));

-- Whether a stretch of days meets a window of time.
create or replace macro is_within_days(first_day, last_day, since, until) as
    (since is null or last_day >= since) and (until is null or first_day <= until);

-- What was true in a window of time, and known by a day.
create or replace macro is_in_window(figure, since, until, known_by) as
    is_within_days(figure.as_of_first, figure.as_of_last, since, until) and is_known(figure.known_on, known_by);

-- All of them.
create or replace macro is_in_view(figure, of_subject, of_measure, by_speakers, by_stances, since, until, known_by) as
    is_about(figure, of_subject, of_measure)
    and is_stated_by(figure, by_speakers, by_stances)
    and is_in_window(figure, since, until, known_by);
