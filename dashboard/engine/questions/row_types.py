"""The rows of each answer, made from the headers in `queries/answers/` by `make generate`. Do not edit."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, Protocol, TypedDict, overload

from dashboard.engine.questions.typed_answer import Answer


class AboutDossierRow(TypedDict):
    """A row of `about_dossier`."""

    dossier: str
    title: str
    question: str
    description: str
    licence: str
    reviewed_on: date
    release: str
    data_version: str
    count_rows: int
    count_publications: int
    count_undated: int
    count_unconfirmed: int
    first_as_of: date
    last_known_on: date


class AgreementRow(TypedDict):
    """A row of `agreement`."""

    speaker: str
    wording: str
    as_of: str | None
    at_least: int | None
    at_most: int | None
    disagreement: str
    reason: str
    other_speaker: str
    other_wording: str
    other_as_of: str
    other_at_least: int | None
    other_at_most: int | None
    measure_label: str
    subject_name: str
    scope: str | None
    period_label: str | None
    speaker_id: str
    other_speaker_id: str
    figure_id: str
    other_figure_id: str


class BySpeakerRow(TypedDict):
    """A row of `by_speaker`."""

    speaker: str
    speaker_id: str
    stance: str
    stance_label: str
    stance_kind: str
    low: int | None
    high: int | None
    at_least: int | None
    at_most: int | None
    wording: str
    rule: str
    scope: str | None
    period: str | None
    as_of: str | None
    as_of_first: date | None
    as_of_last: date | None
    stated_on: str | None
    is_read_later: bool
    outlet: str
    published_on: str | None
    url: str
    count_outlets: int
    carried_by: str
    count_statements: int
    disagreement: str
    reason: str | None
    difference_at_least: int | None
    difference_at_most: int | None
    is_reference: bool
    flags: str
    note: str | None
    figure_id: str


class ChangesRow(TypedDict):
    """A row of `changes`."""

    release: str
    released_on: date
    change: str
    table_name: str
    row_key: str
    label: str
    figure_id: str | None
    is_there: bool
    speaker: str | None
    stated_on: str | None
    outlet: str | None
    published_on: str | None
    url: str | None
    column: str | None
    before: str | None
    after: str | None
    reason: str


class ChangesOfFiguresRow(TypedDict):
    """A row of `changes_of_figures`."""

    figure_id: str
    release: str
    released_on: date
    change: str
    table_name: str
    column: str | None
    before: str | None
    after: str | None
    reason: str


class CheckFindingsRow(TypedDict):
    """A row of `check_findings`."""

    rule: str
    severity: str
    file: str
    row: int
    column_name: str
    value: str
    message: str
    mend: str
    figure_id: str
    wording: str
    speaker: str


class ChecksOfFiguresRow(TypedDict):
    """A row of `checks_of_figures`."""

    figure_id: str
    rule: str
    severity: str
    column_name: str
    value: str
    message: str
    mend: str


class CodebookWordsRow(TypedDict):
    """A row of `codebook_words`."""

    table_name: str
    column_name: str
    word: str
    label: str
    meaning: str
    kind: str | None
    count_rows: int


class ContradictionsOfFiguresRow(TypedDict):
    """A row of `contradictions_of_figures`."""

    figure_id: str
    other_figure_id: str
    apart_at_least: int


class DaysOfChangeRow(TypedDict):
    """A row of `days_of_change`."""

    day: date


class DerivationTermsRow(TypedDict):
    """A row of `derivation_terms`."""

    derivation_id: str
    part: str
    position: int | None
    sign: int | None
    at_least: int | None
    at_most: int | None
    step: int
    rounded_to: int | None
    wording: str
    rule: str
    speaker: str
    stance: str
    stance_label: str
    stance_kind: str
    stated_on: str | None
    effective_from: str | None
    as_of: str | None
    is_read_later: bool
    outlet: str
    published_on: str | None
    url: str
    figure_id: str


class DerivationsOfFiguresRow(TypedDict):
    """A row of `derivations_of_figures`."""

    derivation_id: str
    title: str
    state: str | None
    at_least: int | None
    at_most: int | None
    expected_at_least: int | None
    expected_at_most: int | None
    residual_at_least: int | None
    residual_at_most: int | None
    figure_ids: list[str]
    expects_figure_id: str | None
    note: str | None


class DossiersRow(TypedDict):
    """A row of `dossiers`."""

    dossier: str
    title: str
    question: str
    description: str
    reviewed_on: date
    subject: str | None
    measure: str | None
    article: str | None
    counted_from: date | None
    counted_from_words: str | None
    steps: str | None
    overview: str | None
    side_by_side: str | None
    over_time_title: str | None
    landmarks: str | None
    release: str
    data_version: str


class EventsRow(TypedDict):
    """A row of `events`."""

    happened_on: str
    happened_first: date
    title: str
    note: str | None
    is_read_later: bool
    outlet: str
    published_on: str | None
    url: str


class FigureRow(TypedDict):
    """A row of `figure`."""

    dossier: str
    figure_id: str
    subject: str
    subject_name: str
    measure: str
    measure_label: str
    definition: str
    clause: str
    counts: str
    kind: str
    unit: str
    family: str
    scope: str | None
    period: str | None
    period_label: str | None
    period_stretch: str | None
    period_clause: str | None
    counted_from: date | None
    decision_word: str | None
    low: int | None
    high: int | None
    rounded_to: int | None
    wording: str
    rule: str
    at_least: int | None
    at_most: int | None
    step: int
    as_of: str | None
    as_of_first: date | None
    as_of_last: date | None
    effective_from: str | None
    effective_first: date | None
    stated_on: str | None
    stated_first: date | None
    stated_last: date | None
    known_on: date
    is_read_later: bool
    speaker_id: str
    speaker: str
    speaker_role: str | None
    speaker_kind: str
    speaker_class: str | None
    speaker_country: str | None
    stance: str
    stance_label: str
    stance_kind: str
    publication_id: str
    outlet: str
    credits: str | None
    published_on: str | None
    published_first: date | None
    published_last: date | None
    url: str
    tier: str
    publication_note: str | None
    repeats: str | None
    origin_id: str
    corrected_by: str | None
    is_error: bool
    is_unconfirmed: bool
    flags: str
    quote: str | None
    note: str | None
    rule_example: str
    rule_meaning: str


class FigureComparedRow(TypedDict):
    """A row of `figure_compared`."""

    standing: str
    disagreement: str
    reason: str
    independence: str
    speaker: str
    speaker_id: str
    stance: str
    stance_label: str
    stance_kind: str
    wording: str
    at_least: int | None
    at_most: int | None
    rule: str
    scope: str | None
    period: str | None
    as_of: str | None
    stated_on: str | None
    days_apart: int
    difference_at_least: int | None
    difference_at_most: int | None
    difference_step: int
    is_read_later: bool
    outlet: str
    published_on: str | None
    url: str
    tier: str
    count_outlets: int
    flags: str
    note: str | None
    figure_id: str
    count_standing: int


class FigureDerivationsRow(TypedDict):
    """A row of `figure_derivations`."""

    derivation_id: str
    title: str
    state: str | None
    at_least: int | None
    at_most: int | None
    step: int
    residual_at_least: int | None
    residual_at_most: int | None
    note: str | None
    part: str
    position: int | None
    sign: int | None
    is_this: bool
    term_at_least: int | None
    term_at_most: int | None
    wording: str
    rule: str
    speaker: str
    stance: str
    stance_label: str
    stance_kind: str
    stated_on: str | None
    is_read_later: bool
    outlet: str
    published_on: str | None
    url: str
    figure_id: str


class FigureErrorsRow(TypedDict):
    """A row of `figure_errors`."""

    part: str
    wording: str
    at_least: int | None
    at_most: int | None
    rule: str
    speaker: str
    stance: str
    stance_label: str
    stance_kind: str
    stated_on: str | None
    is_read_later: bool
    outlet: str
    published_on: str | None
    url: str
    flags: str
    note: str | None
    figure_id: str


class FigureFindingsRow(TypedDict):
    """A row of `figure_findings`."""

    rule: str
    severity: str
    column_name: str
    value: str
    message: str
    mend: str
    file: str
    row: int


class FigureNamesRow(TypedDict):
    """A row of `figure_names`."""

    figure_id: str


class FigureNearestRow(TypedDict):
    """A row of `figure_nearest`."""

    dossier: str
    figure_id: str
    wording: str
    measure_label: str
    speaker: str


class FigureRelaysRow(TypedDict):
    """A row of `figure_relays`."""

    is_origin: bool
    is_this: bool
    wording: str
    at_least: int | None
    at_most: int | None
    rule: str
    has_other_hedge: bool
    speaker: str
    stance: str
    stance_label: str
    stance_kind: str
    stated_on: str | None
    is_read_later: bool
    outlet: str
    credits: str | None
    tier: str
    published_on: str | None
    url: str
    is_error: bool
    flags: str
    note: str | None
    figure_id: str
    count_outlets: int


class FigureRowRow(TypedDict):
    """A row of `figure_row`."""

    file: str
    row: int
    figure_id: str
    subject: str
    measure: str
    scope: str | None
    period: str | None
    low: int | None
    high: int | None
    rounded_to: int | None
    wording: str
    as_of: str | None
    effective_from: str | None
    stated_on: str | None
    public_on: str | None
    speaker_id: str
    stance: str
    stance_label: str
    stance_kind: str
    publication_id: str
    repeats: str | None
    corrected_by: str | None
    flags: str
    quote: str | None
    note: str | None
    noted_on: str | None


class FigureSequenceRow(TypedDict):
    """A row of `figure_sequence`."""

    place: str
    is_step: bool
    is_in_force: bool
    at_least: int | None
    at_most: int | None
    change_at_least: int | None
    change_at_most: int | None
    change_step: int
    wording: str
    rule: str
    speaker: str
    stance: str
    stance_label: str
    stance_kind: str
    as_of: str | None
    effective_from: str | None
    stated_on: str | None
    is_read_later: bool
    outlet: str
    published_on: str | None
    url: str
    flags: str
    note: str | None
    figure_id: str
    count_statements: int


class FigureWordsRow(TypedDict):
    """A row of `figure_words`."""

    field: str
    word: str
    label: str
    meaning: str


class FiguresCountRow(TypedDict):
    """A row of `figures_count`."""

    count_figures: int
    count_statements: int
    count_relays: int
    count_errors: int


class FiguresForTextsRow(TypedDict):
    """A row of `figures_for_texts`."""

    figure_id: str
    form: str
    subject: str
    measure: str
    kind: str
    scope: str | None
    period: str | None
    stretch: str | None
    low: int | None
    high: int | None
    at_least: int | None
    at_most: int | None
    rule: str
    is_whole: bool
    margin: int
    least_meant: int | None
    most_meant: int | None
    is_number: bool
    is_precise: bool
    is_floor: bool
    is_decision: bool
    is_disputed: bool
    is_running: bool
    as_of_first: date | None
    as_of_last: date | None
    last_meant: date | None
    effective_first: date | None
    stated_first: date | None
    stated_last: date | None
    known_on: date
    speaker_id: str
    is_error: bool
    is_misprint: bool
    has_bounds_elsewhere: bool
    parts: list[str]


class FiguresFoundRow(TypedDict):
    """A row of `figures_found`."""

    dossier: str
    figure_id: str
    subject: str
    subject_name: str
    measure: str
    measure_label: str
    definition: str
    clause: str
    counts: str
    kind: str
    unit: str
    family: str
    scope: str | None
    period: str | None
    period_label: str | None
    period_stretch: str | None
    period_clause: str | None
    counted_from: date | None
    decision_word: str | None
    low: int | None
    high: int | None
    rounded_to: int | None
    wording: str
    rule: str
    at_least: int | None
    at_most: int | None
    step: int
    as_of: str | None
    as_of_first: date | None
    as_of_last: date | None
    effective_from: str | None
    effective_first: date | None
    stated_on: str | None
    stated_first: date | None
    stated_last: date | None
    known_on: date
    is_read_later: bool
    speaker_id: str
    speaker: str
    speaker_role: str | None
    speaker_kind: str
    speaker_class: str | None
    speaker_country: str | None
    stance: str
    stance_label: str
    stance_kind: str
    publication_id: str
    outlet: str
    credits: str | None
    published_on: str | None
    published_first: date | None
    published_last: date | None
    url: str
    tier: str
    publication_note: str | None
    repeats: str | None
    origin_id: str
    corrected_by: str | None
    is_error: bool
    is_unconfirmed: bool
    flags: str
    quote: str | None
    note: str | None


class FilterCountsRow(TypedDict):
    """A row of `filter_counts`."""

    filter: str
    value: str
    count_statements: int
    count_errors: int
    count_figures: int


class FilterValuesRow(TypedDict):
    """A row of `filter_values`."""

    filter: str
    value: str
    label: str


class IndependenceRow(TypedDict):
    """A row of `independence`."""

    count_rows: int
    count_publications: int
    count_statements: int
    count_speakers: int
    count_relays: int
    count_not_independent: int
    count_errors: int
    count_statements_compared: int
    count_pairs: int
    count_too_many: int


class KnownAsOfRow(TypedDict):
    """A row of `known_as_of`."""

    first_stated_on: date | None
    last_stated_on: date | None
    count_rows: int
    count_statements: int
    count_speakers: int
    count_publications: int


class LabelsDisputedRow(TypedDict):
    """A row of `labels_disputed`."""

    figure_id: str
    measure: str
    measure_label: str
    wording: str
    speaker: str
    speaker_id: str
    stance: str
    stance_label: str
    stance_kind: str
    rule: str
    at_least: int | None
    at_most: int | None
    as_of: str | None
    stated_on: str | None
    is_read_later: bool
    outlet: str
    published_on: str | None
    url: str
    is_error: bool
    right_measure_label: str | None
    right_wording: str | None
    right_figure_id: str | None
    note: str | None


class LastStatementRow(TypedDict):
    """A row of `last_statement`."""

    label: str
    at_least: int | None
    at_most: int | None
    wording: str
    rule: str
    speaker: str
    stance: str
    stance_label: str
    stance_kind: str
    as_of: str | None
    stated_on: str | None
    is_read_later: bool
    outlet: str
    published_on: str | None
    url: str
    figure_id: str
    count_speakers_since: int
    count_statements_since: int


class LedgerRow(TypedDict):
    """A row of `ledger`."""

    derivation_id: str
    title: str
    note: str | None
    is_change: bool
    measure_label: str | None
    unit: str | None
    at_least: int | None
    at_most: int | None
    percent_at_least: float | None
    percent_at_most: float | None
    step: int | None
    before_at_least: int | None
    before_at_most: int | None
    after_at_least: int | None
    after_at_most: int | None
    is_decided: bool
    effective_from: str | None
    as_of: str | None
    stated_on: str | None
    speaker: str
    is_read_later: bool
    outlet: str
    published_on: str | None
    url: str
    state: str | None


class LicenceOfDossierRow(TypedDict):
    """A row of `licence_of_dossier`."""

    dossier: str
    title: str
    licence: str


class MeaningsOfColumnsRow(TypedDict):
    """A row of `meanings_of_columns`."""

    table_name: str
    column_name: str
    meaning: str


class MeasureRow(TypedDict):
    """A row of `measure`."""

    measure: str
    label: str
    counts: str
    kind: str
    unit: str
    family: str
    definition: str


class MeasuresRow(TypedDict):
    """A row of `measures`."""

    family: str
    family_label: str
    family_meaning: str
    measure: str
    label: str
    counts: str
    kind: str
    unit: str
    definition: str
    count_statements: int


class MeasuresComparedRow(TypedDict):
    """A row of `measures_compared`."""

    speaker: str
    speaker_id: str
    stance: str
    stance_label: str
    stance_kind: str
    is_independent: bool
    scope: str | None
    at_least: int | None
    at_most: int | None
    step: int
    wording: str
    rule: str
    as_of: str | None
    as_of_first: date | None
    as_of_last: date | None
    stated_on: str | None
    is_read_later: bool
    outlet: str
    published_on: str | None
    url: str
    figure_id: str
    level_at_least: int | None
    level_at_most: int | None
    level_wording: str | None
    level_rule: str | None
    level_from: str | None
    level_figure_id: str | None
    level_speaker: str | None
    level_stance: str | None
    level_stance_label: str | None
    level_stance_kind: str | None
    level_stated_on: str | None
    level_is_read_later: bool | None
    level_outlet: str | None
    level_published_on: str | None
    level_url: str | None
    gap_at_least: int | None
    gap_at_most: int | None


class MeasuresDisputedRow(TypedDict):
    """A row of `measures_disputed`."""

    measure: str
    measure_label: str
    count_contradictions: int
    count_speakers: int


class MeasuresStatedRow(TypedDict):
    """A row of `measures_stated`."""

    measure: str
    label: str
    definition: str
    count_statements: int
    count_speakers: int


class NearestToSearchRow(TypedDict):
    """A row of `nearest_to_search`."""

    figure_id: str


class OutletsOfStatementRow(TypedDict):
    """A row of `outlets_of_statement`."""

    speaker: str
    origin_id: str
    figure_id: str
    is_origin: bool
    wording: str
    is_read_later: bool
    outlet: str
    credits: str | None
    tier: str
    published_on: str | None
    url: str
    count_outlets: int
    note: str | None


class PeriodsCountedRow(TypedDict):
    """A row of `periods_counted`."""

    period: str
    count_statements: int


class PublicationsContributionsRow(TypedDict):
    """A row of `publications_contributions`."""

    publication_id: str
    outlet: str
    published_on: str | None
    tier: str
    credits: str | None
    speakers: str
    count_rows: int
    count_statements: int
    count_relays: int
    count_errors: int
    url: str
    note: str | None


class PublishedErrorsRow(TypedDict):
    """A row of `published_errors`."""

    wording: str
    outlet: str
    published_on: str | None
    url: str
    right_wording: str
    right_speaker: str
    right_is_read_later: bool | None
    right_outlet: str
    right_url: str
    note: str | None
    figure_id: str
    corrected_by: str | None


class ReconciliationsRow(TypedDict):
    """A row of `reconciliations`."""

    derivation_id: str
    title: str
    state: str | None
    at_least: int | None
    at_most: int | None
    expected_at_least: int | None
    expected_at_most: int | None
    residual_at_least: int | None
    residual_at_most: int | None
    expected_wording: str | None
    expected_speaker: str | None
    expected_is_read_later: bool | None
    expected_outlet: str | None
    note: str | None
    step: int


class ReleasesRow(TypedDict):
    """A row of `releases`."""

    release: str
    released_on: date
    note: str | None
    is_first: bool
    count_added: int
    count_changed: int
    count_withdrawn: int


class RulesStateRow(TypedDict):
    """A row of `rules_state`."""

    rule: str
    state: str
    count_findings: int


class SchemaColumnsRow(TypedDict):
    """A row of `schema_columns`."""

    table_name: str
    position: int
    column_name: str
    type: str
    meaning: str


class SchemaExamplesRow(TypedDict):
    """A row of `schema_examples`."""

    column_name: str
    examples: list[str]
    count_values: int
    few_values: list[str]


class SchemaFunctionsRow(TypedDict):
    """A row of `schema_functions`."""

    name: str
    parameters: list[str]
    meaning: str
    sort: str
    is_ours: bool


class SchemaTablesRow(TypedDict):
    """A row of `schema_tables`."""

    table_name: str
    meaning: str
    count_rows: int
    count_columns: int


class SourcesOfFiguresRow(TypedDict):
    """A row of `sources_of_figures`."""

    figure_id: str
    speaker: str
    role: str | None
    stance: str
    stance_label: str
    stance_kind: str
    wording: str
    stated_on: str | None
    outlet: str
    credits: str | None
    published_on: str | None
    tier: str
    url: str


class SpeakersContributionsRow(TypedDict):
    """A row of `speakers_contributions`."""

    speaker_id: str
    speaker: str
    role: str | None
    kind: str
    country: str | None
    stances: str
    count_statements: int
    count_rows: int
    count_publications: int
    count_errors: int
    count_not_independent: int
    first_stated_on: str
    last_stated_on: str
    count_compared: int
    count_others: int
    count_agree: int
    count_overlap: int
    count_contradict: int


class SpellingsRow(TypedDict):
    """A row of `spellings`."""

    word: str
    key: str


class StatementsOfFiguresRow(TypedDict):
    """A row of `statements_of_figures`."""

    dossier: str
    figure_id: str
    subject: str
    subject_name: str
    measure: str
    measure_label: str
    definition: str
    clause: str
    counts: str
    kind: str
    unit: str
    family: str
    scope: str | None
    period: str | None
    period_label: str | None
    period_stretch: str | None
    period_clause: str | None
    counted_from: date | None
    decision_word: str | None
    low: int | None
    high: int | None
    rounded_to: int | None
    wording: str
    rule: str
    at_least: int | None
    at_most: int | None
    step: int
    as_of: str | None
    as_of_first: date | None
    as_of_last: date | None
    effective_from: str | None
    effective_first: date | None
    stated_on: str | None
    stated_first: date | None
    stated_last: date | None
    known_on: date
    is_read_later: bool
    speaker_id: str
    speaker: str
    speaker_role: str | None
    speaker_kind: str
    speaker_class: str | None
    speaker_country: str | None
    stance: str
    stance_label: str
    stance_kind: str
    publication_id: str
    outlet: str
    credits: str | None
    published_on: str | None
    published_first: date | None
    published_last: date | None
    url: str
    tier: str
    publication_note: str | None
    repeats: str | None
    origin_id: str
    corrected_by: str | None
    is_error: bool
    is_unconfirmed: bool
    flags: str
    quote: str | None
    note: str | None


class StatementsOverTimeRow(TypedDict):
    """A row of `statements_over_time`."""

    as_of: str | None
    as_of_first: date | None
    as_of_last: date | None
    low: int | None
    high: int | None
    at_least: int | None
    at_most: int | None
    wording: str
    rule: str
    scope: str | None
    period: str | None
    period_stretch: str | None
    speaker: str
    speaker_id: str
    stance: str
    stance_label: str
    stance_kind: str
    stated_on: str | None
    is_read_later: bool
    outlet: str
    published_on: str | None
    url: str
    count_outlets: int
    flags: str
    note: str | None
    figure_id: str


class StepsRow(TypedDict):
    """A row of `steps`."""

    effective_first: date | None
    effective_from: str | None
    is_effect_known: bool
    low: int | None
    high: int | None
    at_least: int | None
    at_most: int | None
    change_at_least: int | None
    change_at_most: int | None
    speaker: str
    speaker_id: str
    stance: str
    stance_label: str
    stance_kind: str
    scope: str | None
    wording: str
    rule: str
    as_of: str | None
    stated_on: str | None
    is_read_later: bool
    outlet: str
    published_on: str | None
    url: str
    is_unconfirmed: bool
    flags: str
    note: str | None
    figure_id: str


class StepsAndCountsRow(TypedDict):
    """A row of `steps_and_counts`."""

    is_step: bool
    as_of: str | None
    as_of_first: date | None
    as_of_last: date | None
    effective_first: date | None
    effective_from: str | None
    is_effect_known: bool
    low: int | None
    high: int | None
    at_least: int | None
    at_most: int | None
    step: int
    change_at_least: int | None
    change_at_most: int | None
    speaker: str
    speaker_id: str
    stance: str
    stance_label: str
    stance_kind: str
    scope: str | None
    wording: str
    rule: str
    stated_on: str | None
    is_read_later: bool
    outlet: str
    published_on: str | None
    url: str
    is_unconfirmed: bool
    flags: str
    note: str | None
    figure_id: str


class StepsInForceRow(TypedDict):
    """A row of `steps_in_force`."""

    measure: str
    label: str
    scope: str | None
    at_least: int | None
    at_most: int | None
    effective_from: str | None
    wording: str
    rule: str
    speaker: str
    stance: str
    stance_label: str
    stance_kind: str
    stated_on: str | None
    is_unconfirmed: bool
    is_read_later: bool
    outlet: str
    published_on: str | None
    url: str
    figure_id: str
    undated_wording: str | None
    undated_stated_on: str | None


class SumsRow(TypedDict):
    """A row of `sums`."""

    derivation_id: str
    title: str
    state: str | None
    count_terms: int
    at_least: int | None
    at_most: int | None
    step: int
    expected_wording: str | None
    expected_speaker: str | None
    expected_outlet: str | None
    expected_at_least: int | None
    expected_at_most: int | None
    residual_at_least: int | None
    residual_at_most: int | None
    note: str | None
    expects_figure_id: str | None


class TwoClocksRow(TypedDict):
    """A row of `two_clocks`."""

    wording: str
    speaker: str
    effective_from: str
    known_on: date
    figure_id: str


class WordingRulesRow(TypedDict):
    """A row of `wording_rules`."""

    rule: str
    example: str
    meaning: str
    count_statements: int


class WordsOfTextsRow(TypedDict):
    """A row of `words_of_texts`."""

    kind: str
    name: str
    phrase: str
    form: str | None
    is_plan: bool


class YoursComparedRow(TypedDict):
    """A row of `yours_compared`."""

    figure_id: str
    subject: str
    subject_name: str
    measure: str
    measure_label: str
    scope: str | None
    period: str | None
    as_of: str
    as_of_first: date
    wording: str
    at_least: int | None
    at_most: int | None
    speaker: str
    outlet: str
    other_figure_id: str
    other_wording: str
    other_at_least: int | None
    other_at_most: int | None
    other_speaker: str
    other_outlet: str
    difference_at_least: int | None
    difference_at_most: int | None
    is_same: bool


class Ask(Protocol):
    """What `ask` gives for the name of each question."""

    @overload
    def __call__(self, question: Literal["about_dossier"], /, **parameters: Any) -> Answer[AboutDossierRow]: ...

    @overload
    def __call__(self, question: Literal["agreement"], /, **parameters: Any) -> Answer[AgreementRow]: ...

    @overload
    def __call__(self, question: Literal["by_speaker"], /, **parameters: Any) -> Answer[BySpeakerRow]: ...

    @overload
    def __call__(self, question: Literal["changes"], /, **parameters: Any) -> Answer[ChangesRow]: ...

    @overload
    def __call__(
        self, question: Literal["changes_of_figures"], /, **parameters: Any
    ) -> Answer[ChangesOfFiguresRow]: ...

    @overload
    def __call__(self, question: Literal["check_findings"], /, **parameters: Any) -> Answer[CheckFindingsRow]: ...

    @overload
    def __call__(self, question: Literal["checks_of_figures"], /, **parameters: Any) -> Answer[ChecksOfFiguresRow]: ...

    @overload
    def __call__(self, question: Literal["codebook_words"], /, **parameters: Any) -> Answer[CodebookWordsRow]: ...

    @overload
    def __call__(
        self, question: Literal["contradictions_of_figures"], /, **parameters: Any
    ) -> Answer[ContradictionsOfFiguresRow]: ...

    @overload
    def __call__(self, question: Literal["days_of_change"], /, **parameters: Any) -> Answer[DaysOfChangeRow]: ...

    @overload
    def __call__(self, question: Literal["derivation_terms"], /, **parameters: Any) -> Answer[DerivationTermsRow]: ...

    @overload
    def __call__(
        self, question: Literal["derivations_of_figures"], /, **parameters: Any
    ) -> Answer[DerivationsOfFiguresRow]: ...

    @overload
    def __call__(self, question: Literal["dossiers"], /, **parameters: Any) -> Answer[DossiersRow]: ...

    @overload
    def __call__(self, question: Literal["events"], /, **parameters: Any) -> Answer[EventsRow]: ...

    @overload
    def __call__(self, question: Literal["figure"], /, **parameters: Any) -> Answer[FigureRow]: ...

    @overload
    def __call__(self, question: Literal["figure_compared"], /, **parameters: Any) -> Answer[FigureComparedRow]: ...

    @overload
    def __call__(
        self, question: Literal["figure_derivations"], /, **parameters: Any
    ) -> Answer[FigureDerivationsRow]: ...

    @overload
    def __call__(self, question: Literal["figure_errors"], /, **parameters: Any) -> Answer[FigureErrorsRow]: ...

    @overload
    def __call__(self, question: Literal["figure_findings"], /, **parameters: Any) -> Answer[FigureFindingsRow]: ...

    @overload
    def __call__(self, question: Literal["figure_names"], /, **parameters: Any) -> Answer[FigureNamesRow]: ...

    @overload
    def __call__(self, question: Literal["figure_nearest"], /, **parameters: Any) -> Answer[FigureNearestRow]: ...

    @overload
    def __call__(self, question: Literal["figure_relays"], /, **parameters: Any) -> Answer[FigureRelaysRow]: ...

    @overload
    def __call__(self, question: Literal["figure_row"], /, **parameters: Any) -> Answer[FigureRowRow]: ...

    @overload
    def __call__(self, question: Literal["figure_sequence"], /, **parameters: Any) -> Answer[FigureSequenceRow]: ...

    @overload
    def __call__(self, question: Literal["figure_words"], /, **parameters: Any) -> Answer[FigureWordsRow]: ...

    @overload
    def __call__(self, question: Literal["figures_count"], /, **parameters: Any) -> Answer[FiguresCountRow]: ...

    @overload
    def __call__(self, question: Literal["figures_for_texts"], /, **parameters: Any) -> Answer[FiguresForTextsRow]: ...

    @overload
    def __call__(self, question: Literal["figures_found"], /, **parameters: Any) -> Answer[FiguresFoundRow]: ...

    @overload
    def __call__(self, question: Literal["filter_counts"], /, **parameters: Any) -> Answer[FilterCountsRow]: ...

    @overload
    def __call__(self, question: Literal["filter_values"], /, **parameters: Any) -> Answer[FilterValuesRow]: ...

    @overload
    def __call__(self, question: Literal["independence"], /, **parameters: Any) -> Answer[IndependenceRow]: ...

    @overload
    def __call__(self, question: Literal["known_as_of"], /, **parameters: Any) -> Answer[KnownAsOfRow]: ...

    @overload
    def __call__(self, question: Literal["labels_disputed"], /, **parameters: Any) -> Answer[LabelsDisputedRow]: ...

    @overload
    def __call__(self, question: Literal["last_statement"], /, **parameters: Any) -> Answer[LastStatementRow]: ...

    @overload
    def __call__(self, question: Literal["ledger"], /, **parameters: Any) -> Answer[LedgerRow]: ...

    @overload
    def __call__(
        self, question: Literal["licence_of_dossier"], /, **parameters: Any
    ) -> Answer[LicenceOfDossierRow]: ...

    @overload
    def __call__(
        self, question: Literal["meanings_of_columns"], /, **parameters: Any
    ) -> Answer[MeaningsOfColumnsRow]: ...

    @overload
    def __call__(self, question: Literal["measure"], /, **parameters: Any) -> Answer[MeasureRow]: ...

    @overload
    def __call__(self, question: Literal["measures"], /, **parameters: Any) -> Answer[MeasuresRow]: ...

    @overload
    def __call__(self, question: Literal["measures_compared"], /, **parameters: Any) -> Answer[MeasuresComparedRow]: ...

    @overload
    def __call__(self, question: Literal["measures_disputed"], /, **parameters: Any) -> Answer[MeasuresDisputedRow]: ...

    @overload
    def __call__(self, question: Literal["measures_stated"], /, **parameters: Any) -> Answer[MeasuresStatedRow]: ...

    @overload
    def __call__(self, question: Literal["nearest_to_search"], /, **parameters: Any) -> Answer[NearestToSearchRow]: ...

    @overload
    def __call__(
        self, question: Literal["outlets_of_statement"], /, **parameters: Any
    ) -> Answer[OutletsOfStatementRow]: ...

    @overload
    def __call__(self, question: Literal["periods_counted"], /, **parameters: Any) -> Answer[PeriodsCountedRow]: ...

    @overload
    def __call__(
        self, question: Literal["publications_contributions"], /, **parameters: Any
    ) -> Answer[PublicationsContributionsRow]: ...

    @overload
    def __call__(self, question: Literal["published_errors"], /, **parameters: Any) -> Answer[PublishedErrorsRow]: ...

    @overload
    def __call__(self, question: Literal["reconciliations"], /, **parameters: Any) -> Answer[ReconciliationsRow]: ...

    @overload
    def __call__(self, question: Literal["releases"], /, **parameters: Any) -> Answer[ReleasesRow]: ...

    @overload
    def __call__(self, question: Literal["rules_state"], /, **parameters: Any) -> Answer[RulesStateRow]: ...

    @overload
    def __call__(self, question: Literal["schema_columns"], /, **parameters: Any) -> Answer[SchemaColumnsRow]: ...

    @overload
    def __call__(self, question: Literal["schema_examples"], /, **parameters: Any) -> Answer[SchemaExamplesRow]: ...

    @overload
    def __call__(self, question: Literal["schema_functions"], /, **parameters: Any) -> Answer[SchemaFunctionsRow]: ...

    @overload
    def __call__(self, question: Literal["schema_tables"], /, **parameters: Any) -> Answer[SchemaTablesRow]: ...

    @overload
    def __call__(
        self, question: Literal["sources_of_figures"], /, **parameters: Any
    ) -> Answer[SourcesOfFiguresRow]: ...

    @overload
    def __call__(
        self, question: Literal["speakers_contributions"], /, **parameters: Any
    ) -> Answer[SpeakersContributionsRow]: ...

    @overload
    def __call__(self, question: Literal["spellings"], /, **parameters: Any) -> Answer[SpellingsRow]: ...

    @overload
    def __call__(
        self, question: Literal["statements_of_figures"], /, **parameters: Any
    ) -> Answer[StatementsOfFiguresRow]: ...

    @overload
    def __call__(
        self, question: Literal["statements_over_time"], /, **parameters: Any
    ) -> Answer[StatementsOverTimeRow]: ...

    @overload
    def __call__(self, question: Literal["steps"], /, **parameters: Any) -> Answer[StepsRow]: ...

    @overload
    def __call__(self, question: Literal["steps_and_counts"], /, **parameters: Any) -> Answer[StepsAndCountsRow]: ...

    @overload
    def __call__(self, question: Literal["steps_in_force"], /, **parameters: Any) -> Answer[StepsInForceRow]: ...

    @overload
    def __call__(self, question: Literal["sums"], /, **parameters: Any) -> Answer[SumsRow]: ...

    @overload
    def __call__(self, question: Literal["two_clocks"], /, **parameters: Any) -> Answer[TwoClocksRow]: ...

    @overload
    def __call__(self, question: Literal["wording_rules"], /, **parameters: Any) -> Answer[WordingRulesRow]: ...

    @overload
    def __call__(self, question: Literal["words_of_texts"], /, **parameters: Any) -> Answer[WordsOfTextsRow]: ...

    @overload
    def __call__(self, question: Literal["yours_compared"], /, **parameters: Any) -> Answer[YoursComparedRow]: ...
