-- What the macros do that readers may want in queries of their own. One without a comment is a part of another.
-- when: after the checks

-- The linter does not know this statement.
-- noqa: disable=PRS

comment on macro interval_of is 'A range as struct (at_least, at_most); null leaves that side open.';
comment on macro interval_add is 'The sum of two ranges, as a range.';
comment on macro interval_subtract is 'The difference of two ranges, as a range.';
comment on macro interval_negate is 'The range with its sign turned.';
comment on macro interval_sum is 'The sum of the ranges of a group; open on a side where one of them is.';
comment on macro interval_contains is 'Whether the range allows the number.';
comment on macro interval_overlaps is 'Whether two ranges share a number.';
comment on macro interval_is_exact is 'Whether the range is a single number.';
comment on macro interval_percent is 'A part in per cent of a positive base, as a range of doubles.';
comment on macro interval_shown is
'A range in words, such as "30,500–31,500"; its ends are rounded outwards, by the step.';
comment on macro number_shown is 'A whole number with thousands separators and a proper minus.';
comment on macro hedge_interval is 'The range that a hedge rule makes of a printed number; step is the unit of its last digit.';
comment on macro comparable is 'A statement as disagreement_between wants it.';
comment on macro disagreement_between is
'How two statements on one subject and measure relate: contradiction, rounding, different date …';
comment on macro difference_between is 'By how much the first statement is above the second, as a range.';
comment on macro days_between is 'The days between the dates that two statements speak of; 0 where these meet.';
comment on macro is_same_definition is 'Whether two statements have the same scope and period.';
comment on macro first_day_of is 'The first day that a year, a month or a day such as 2022-08 can mean.';
comment on macro last_day_of is 'The last day that a year, a month or a day such as 2022-08 can mean.';
comment on macro search_form is 'A text in small letters without accents, as a search compares it.';
comment on macro search_words is 'The words and numbers of a text, as a search finds them.';
comment on macro is_found is 'Whether a figure has all these words and numbers: is_found(figures.rowid, [''library''], null, null).';
comment on macro nearness_of is 'How near a stated number is to another, from 0 (a tenth away) to 1.';
comment on macro nearness_of_number is 'The same of two bounds and several numbers: the nearest of them.';
comment on macro table search_terms is 'What is searched for, one row per word or number, with all spellings.';
comment on macro table places_of_terms is 'The rows of figures that have each of the words or numbers searched for.';
comment on macro table findings is 'What the rules found in a dossier, with the figure that each finding is about.';
