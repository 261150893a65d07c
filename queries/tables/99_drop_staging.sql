-- Nothing of the workshop stays in the warehouse.
-- when: after the checks

drop view cells;
drop table staged_dossiers;
drop table usual_words;
drop type listed_words;
drop table release_lines;
drop table standings;
drop table changed_rows;
drop table staged_figures;
drop table staged_speakers;
drop table staged_publications;
drop table staged_measures;
drop table staged_derivations;
drop table staged_terms;
drop table staged_events;
drop table speaker_rows;
drop table publication_rows;
drop table measure_rows;
drop table derivation_rows;
drop table term_rows;
drop table event_rows;
drop table figure_rows;
drop table wording_readings;
drop table staged_word_counts;
drop table staged_figure_counts;
drop table staged_publication_counts;
drop table staged_days_of_figures;
drop table partition_findings;
