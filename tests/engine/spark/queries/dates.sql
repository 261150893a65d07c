-- with: {"day": "2022-08-25"}
select
    figure_id,
    date_diff('month', as_of_first, known_on) as months,
    date_diff('year', as_of_first, known_on) as years,
    date_diff('day', as_of_first, known_on) as days,
    known_on - as_of_last as days_old,
    dayofweek(known_on) as weekday,
    isodow(known_on) as iso_weekday,
    monthname(known_on) as month,
    dayname(known_on) as day_name,
    week(known_on) as in_week,
    quarter(known_on) as in_quarter,
    known_on + interval 1 month > $day::date as is_later,
    (known_on + 3) as three_later,
    last_day(known_on) as month_end,
    coalesce(known_on, $day::date) - as_of_first + 1 as days_counted
from partitioned_figures
order by figure_id
