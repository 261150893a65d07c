-- What each table, and each column that the warehouse makes, means. Columns of the files are told by the codebook.
-- when: after the checks

comment on view statements is
'Start here: one row per statement, with speaker, publication and measure joined; no relays and no errors in print.';

comment on view yours is 'Your own figures, checked by nobody, where you brought some: rows of figures.';

comment on table figures is
'One row per number as it was printed, relays and errors in print included, with the same columns as statements.';
comment on column figures.speaker is 'Who said it, as a reader should see the name.';
comment on column figures.speaker_role is 'Office or nature of the speaker, as it was when the speaker spoke.';
comment on column figures.speaker_kind is 'What sort of speaker: person, news_organisation, research_institute …';
comment on column figures.speaker_country is 'Country of the speaker, ISO 3166 alpha-3; empty if none or several.';
comment on column figures.publication_note is 'What else a reader should know about the page where it was read.';
comment on column figures.measure_label is 'The measure as a reader should see it.';
comment on column figures.subject_name is 'The subject as a reader should see it.';
comment on column figures.stance_label is 'The stance as a reader should see it.';
comment on column figures.stance_kind is
'What sort of stance it is: decides, own, opposed, outside, estimate, count or report.';
comment on column figures.speaker_class is
'How a sentence names such a speaker: person, body, publisher, unnamed or document.';
comment on column figures.decision_word is 'What the dossier calls a decision, where the number is one.';
comment on column figures.counted_from is 'The day from which it counts, where it is a running total.';
comment on column figures.period_label is 'The period as a reader should see it.';
comment on column figures.period_stretch is 'What the period sums over: running, year_to_date, as_of or note.';
comment on column figures.period_clause is 'How a sentence says the period.';
comment on column figures.file is 'The data file in which the row stands.';
comment on column figures.row is 'The row of that file; the header is row 1.';

comment on column figures.as_of_first is 'The first day that as_of can mean.';
comment on column figures.as_of_last is 'The last day that as_of can mean.';
comment on column figures.effective_first is 'The first day that effective_from can mean.';
comment on column figures.stated_first is 'The first day that stated_on can mean.';
comment on column figures.stated_last is 'The last day that stated_on can mean.';
comment on column figures.known_on is
'The day from which it was known: it became public or was printed, whichever was first; a repeat from its print.';
comment on column figures.noted_from is 'The day from which its note and its flags could be known.';
comment on column figures.is_read_later is 'Whether no publication of the day from which it was known was read.';
comment on column figures.origin_id is
'The figure that this one relays, or itself: group by it to count a statement once.';
comment on column figures.is_error is 'Whether the publication got the number wrong or altered it.';
comment on column figures.is_unconfirmed is 'Whether the page is weak: its tier is unconfirmed.';
comment on column figures.rule is 'The hedge rule by which the wording became at_least and at_most; see wording_rules.';
comment on column figures.at_least is 'The lowest number that the wording allows; empty if it is open below.';
comment on column figures.at_most is 'The highest number that the wording allows; empty if it is open above.';
comment on column figures.number_form is
'What its numbers are: empty for whole ones, "percent", or "decimal" and "money" with their unit.';
comment on column figures.step is 'The unit of the last digit that the wording gives: 1000 in "31,000".';

comment on table speakers is 'One row per person or body that states figures.';

comment on table publications is 'One row per page or file in which figures were read.';
comment on column publications.published_first is 'The first day that published_on can mean.';
comment on column publications.published_last is 'The last day that published_on can mean.';

comment on table measures is 'One row per thing that can be counted, with its definition.';

comment on table events is 'One row per dated event that gives a chart its context.';
comment on column events.happened_first is 'The first day that happened_on can mean.';
comment on column events.happened_last is 'The last day that happened_on can mean.';
comment on column events.known_on is 'The day from which it was known.';
comment on column events.noted_from is 'The day from which its note could be known.';
comment on column events.is_read_later is 'Whether no publication of the day from which it was known was read.';

comment on table derivations is 'One row per named sum of figures: a headline, or a reconciliation.';

comment on table terms is 'One row per figure in a sum.';

comment on table derivation_results is
'What each sum gives, as a range, and whether it meets the figure that it should equal.';
comment on column derivation_results.at_least is 'The sum, at least; empty if a term leaves it open.';
comment on column derivation_results.at_most is 'The sum, at most; empty if a term leaves it open.';
comment on column derivation_results.percent_at_least is
'The sum in per cent of what it takes away, at least: a change from one level.';
comment on column derivation_results.percent_at_most is 'The sum in per cent of what it takes away, at most.';
comment on column derivation_results.number_form is
'What its numbers are: empty for whole ones, "percent", or "decimal" and "money" with their unit.';
comment on column derivation_results.step is 'Coarsest unit of its terms; ends of a range are rounded outwards to it.';
comment on column derivation_results.known_on is
'The day from which all its terms were known, and the figure that it should equal.';
comment on column derivation_results.noted_from is 'The day from which its note could be known.';
comment on column derivation_results.expected_at_least is 'The figure that it should equal, at least.';
comment on column derivation_results.expected_at_most is 'The figure that it should equal, at most.';
comment on column derivation_results.residual_at_least is 'The sum less the figure that it should equal, at least.';
comment on column derivation_results.residual_at_most is 'The sum less the figure that it should equal, at most.';
comment on column derivation_results.state is
'exact, within_rounding or broken; empty where no printed figure answers the sum.';

comment on table comparisons is
'Pairs of independent statements of two speakers that count the same at the same time; each pair from both sides.';
comment on column comparisons.speaker_id is 'The speaker of the one statement.';
comment on column comparisons.figure_id is 'The one statement.';
comment on column comparisons.other_speaker_id is 'The speaker of the other statement.';
comment on column comparisons.other_figure_id is 'The other statement.';
comment on column comparisons.known_on is 'The day from which both were known.';
comment on column comparisons.disputed_from is
'The day from which the label of one was known to be in dispute, so that they do not compare; else empty.';
comment on column comparisons.disagreement is 'agrees, rounding, ranges overlap or contradiction.';

comment on table definitions_compared is
'What at least two independent speakers count, and whether all pairs of it are compared.';
comment on column definitions_compared.is_floor is 'Whether it is counted by name, so that the count is a floor.';
comment on column definitions_compared.count_statements is 'How many independent statements there are.';
comment on column definitions_compared.is_compared is 'Whether they are few enough to be compared pair by pair.';

comment on table wording_rules is 'How words become bounds: one row per hedge rule.';
comment on column wording_rules.rule is 'Name of the rule, as in figures.rule.';
comment on column wording_rules.example is 'A wording that it reads.';
comment on column wording_rules.meaning is 'The bounds that it gives.';

comment on table dossiers is 'One row per dossier: a collection of figures on one question.';
comment on column dossiers.dossier is 'The dossier; ids are permanent names within it.';
comment on column dossiers.title is 'Its title.';
comment on column dossiers.question is 'The question that it was collected for.';
comment on column dossiers.description is 'What it covers.';
comment on column dossiers.licence is 'The licence of its data.';
comment on column dossiers.reviewed_on is 'The day on which it was last held against its sources.';
comment on column dossiers.subject is 'The subject that pages show first.';
comment on column dossiers.subject_names is 'The names of its subjects: subject_names[subject].';
comment on column dossiers.measure is 'The measure that pages show first.';
comment on column dossiers.counted_from is 'The day from which its running totals count.';
comment on column dossiers.counted_from_words is 'The same in words.';
comment on column dossiers.article is 'The publication with which the dossier began.';
comment on column dossiers.steps is 'The measure whose level is decided in steps, and the word for a step, as JSON.';
comment on column dossiers.overview is 'The parts of its Overview in their order, as JSON.';
comment on column dossiers.side_by_side is 'The family whose measures a page shows side by side, as JSON.';
comment on column dossiers.over_time_title is 'The title of the page of statements over time.';
comment on column dossiers.landmarks is 'The days that it names to go back to, as JSON.';
comment on column dossiers.words is 'Words of a text that name its subjects, measures and speakers, as JSON.';
comment on column dossiers.release is
'The state of its data: a release, and where something changed since, a plus and a digest of all rows.';
comment on column dossiers.data_version is 'Fingerprint of data and queries: the same where both are.';

comment on table releases is 'One row per release: a named state of a dossier, with how many rows changed for it.';
comment on column releases.release is
'Its name: the day, and from the second of a day on a number, as in 2026-11-27.2.';
comment on column releases.released_on is 'The day on which it was made (UTC).';
comment on column releases.note is 'Why it was made.';
comment on column releases.is_first is 'Whether it is the first, which adds all rows.';
comment on column releases.count_added is 'How many rows it added.';
comment on column releases.count_changed is 'How many rows it changed.';
comment on column releases.count_withdrawn is 'How many rows it took out of the data.';

comment on table changes is
'The corrections log: one row per cell that a release added, changed or withdrew; what is not yet released, too.';
comment on column changes.release is 'The release; empty for a change that no release holds yet.';
comment on column changes.released_on is 'The day of the release.';
comment on column changes.change is 'What became of the row: added, changed or withdrawn.';
comment on column changes.table_name is 'The table of the row, as its file is called.';
comment on column changes.row_key is 'The id of the row; of a term, its derivation and position.';
comment on column changes.label is 'Its wording, name or title: as it is now, or as it was when withdrawn.';
comment on column changes.figure_id is 'The figure, where the row is one.';
comment on column changes."column" is 'The column of the cell.';
comment on column changes.before is 'What the cell held before; empty if nothing.';
comment on column changes.after is 'What the cell holds since; empty if nothing.';
comment on column changes.reason is 'Why: of this row, or of the whole release.';
comment on column changes.place is 'The place of the row within its release.';

comment on table codebook is 'What each column of the data files means, and which words it may hold.';
comment on column codebook.table_name is 'The table, as its file is called.';
comment on column codebook.position is 'Place of the column in its file.';
comment on column codebook.field is 'The column.';
comment on column codebook.type is 'What its values are: string, integer, date …';
comment on column codebook.is_required is 'Whether it is never empty.';
comment on column codebook.is_unique is 'Whether no value stands twice.';
comment on column codebook.meaning is 'What it means.';
comment on column codebook.good_example is 'A good value.';
comment on column codebook.bad_example is 'A value that is refused.';
comment on column codebook.bad_reason is 'Why that value is refused.';
comment on column codebook.enum is 'The values that it may have, where there is a list.';
comment on column codebook.pattern is 'The regular expression that values match.';
comment on column codebook.minimum is 'The lowest value.';
comment on column codebook.maximum is 'The highest value.';
comment on column codebook.max_length is 'The most characters.';
comment on column codebook.words is 'Each word that it may hold with its meaning: words[word].';

comment on table words is 'The words that a column may hold, for each dossier: Muster''s own, and those of its lists.';
comment on column words.table_name is 'The table, as its file is called.';
comment on column words.column_name is 'The column.';
comment on column words.position is 'Its place in the list.';
comment on column words.word is 'The word, as rows hold it.';
comment on column words.label is 'The word as a reader sees it.';
comment on column words.meaning is 'What it means.';
comment on column words.kind is
'What code may know of a stance, a kind of speaker or a period: for stances decides, own, opposed, outside …';
comment on column words.clause is 'How a sentence says a period.';

comment on table stances is 'How a speaker can stand to a number, in the words of each dossier.';
comment on column stances.stance is 'The stance, as in figures.stance.';
comment on column stances.stance_label is 'The stance as a reader sees it.';
comment on column stances.stance_kind is
'Its kind: decides, own, opposed, outside, estimate, count or report; colours and rules go by it.';
comment on column stances.decision_word is 'The word for what it decides, such as budget; null for other kinds.';

comment on table periods is 'The stretches that flows sum over, in the words of each dossier.';
comment on column periods.period is 'The period, as in figures.period.';
comment on column periods.period_label is 'The period as a reader sees it.';
comment on column periods.period_stretch is
'Its stretch: running, year_to_date, as_of (what as_of names) or note (only the note tells).';
comment on column periods.period_clause is
'How a sentence says it; {as_of} and {year} stand for the date and its year.';

comment on table check_results is 'What the rules found: one row per row of a file that breaks a rule or is odd.';
comment on column check_results.rule is 'The rule, as its file in queries/checks is called.';
comment on column check_results.severity is 'error: breaks a rule. flag: an oddity of the facts, shown and kept.';
comment on column check_results.file is 'The data file.';
comment on column check_results.row is 'The row of that file; the header is row 1.';
comment on column check_results.column_name is 'The column.';
comment on column check_results.value is 'The value that was found.';
comment on column check_results.message is 'What is the matter with it.';
comment on column check_results.mend is 'What to do about it.';

comment on table partitions is
'One row per finished file of figures in partitions, which dossiers of very many figures have; else there is none.';
comment on column partitions.source is 'The data file that it was made of.';
comment on column partitions.path is 'The finished Parquet file, which has the columns of the table figures.';
comment on column partitions.path_of_names is 'The Parquet file with the day of each of its figures by name.';
comment on column partitions.path_of_words is 'The Parquet file of its search index: words, and their rows.';
comment on column partitions.subjects is 'What its figures are about; a question on one subject opens no other files.';
comment on column partitions.count_rows is 'How many figures it holds.';
comment on column partitions.first_day is 'The first day that one of them can be about.';
comment on column partitions.last_day is 'The last day that one of them can be about.';
comment on column partitions.first_known_on is 'The day from which the first of them was known.';
comment on column partitions.last_known_on is 'The day from which the last of them was known.';

comment on table figure_counts is
'Figures in partitions, counted ahead: one row per subject, measure, scope, period, speaker, stance and months.';
comment on column figure_counts.as_of_month is 'The month of as_of_first, by its first day.';
comment on column figure_counts.as_of_last_month is 'The month of as_of_last, by its first day.';
comment on column figure_counts.known_month is 'The month of known_on, by its first day.';
comment on column figure_counts.count_rows is 'How many figures.';
comment on column figure_counts.count_relays is 'How many of them repeat another.';
comment on column figure_counts.count_errors is 'How many of them are errors in print.';
comment on column figure_counts.count_statements is 'How many of them are neither.';
comment on column figure_counts.count_not_independent is 'How many, relays left out, rest on another count.';
comment on column figure_counts.count_labels_disputed is 'How many have a label that is disputed.';
comment on column figure_counts.count_undated is 'How many have no day on which they were said.';
comment on column figure_counts.count_unconfirmed is 'How many were read on a weak page.';
comment on column figure_counts.count_confirmed_statements is 'How many statements stand on no weak page.';
comment on column figure_counts.first_stated is 'The first day that one of them can have been said on.';
comment on column figure_counts.last_stated_first is 'The greatest stated_first.';
comment on column figure_counts.last_stated is 'The last day that one of them can have been said on.';
comment on column figure_counts.last_statement is 'The same, of statements.';
comment on column figure_counts.last_known_on is 'The last day on which one of them became known.';
comment on column figure_counts.first_as_of is 'The first day that one of them can be about.';
comment on column figure_counts.least_bound is 'The least bound of its statements.';
comment on column figure_counts.greatest_bound is 'The greatest bound of its statements.';
comment on column figure_counts.latest is 'The latest statement: its figure_id and days.';

comment on table publication_counts is 'Figures in partitions, counted ahead by publication, speaker and month.';
comment on column publication_counts.known_month is 'The month of known_on, by its first day.';
comment on column publication_counts.count_rows is 'How many figures.';
comment on column publication_counts.count_relays is 'How many of them repeat another.';
comment on column publication_counts.count_errors is 'How many of them are errors in print.';

comment on table word_counts is 'Figures in partitions, counted ahead by hedge rule, stance, period and flag.';
comment on column word_counts.column_name is 'The column: rule, stance, period or flags.';
comment on column word_counts.word is 'The word that it holds.';
comment on column word_counts.count_rows is 'How many figures bear it.';
comment on column word_counts.count_statements is 'How many of them are no relay.';

comment on table days_of_figures is 'The days on which a figure in partitions became known or took force.';
comment on column days_of_figures.day is 'The day.';

comment on table search_index is 'The words by which a search finds texts; the macro is_found reads it.';
comment on column search_index.word is 'A word in small letters without accents, or a number without separators.';
comment on column search_index.stated is 'The number, where the word is a bound that a figure states.';
comment on column search_index.text_number is 'The text in which it stands.';

comment on table search_spellings is 'The words of the search by what all their spellings have in common.';
comment on column search_spellings.word is 'A word of four letters or more.';
comment on column search_spellings.key is 'What its spellings have in common, as Tolstoy and Толстой do.';

comment on table searched_figures is 'Which text belongs to which figure, for the search.';
comment on column searched_figures.text_number is 'The text.';
comment on column searched_figures.place is 'The figure, as rowid of the table figures.';
comment on column searched_figures.since is 'The day from which the text was known; empty where the figure was.';
