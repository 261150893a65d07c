-- question: Which words of the data are other spellings of these, as in another alphabet or transliteration?
-- rows: one per word that the search knows; keys are what all spellings of a word have in common
-- params: dossier, keys
-- columns: word, key
select
    word,
    key
from search_spellings
where dossier = $dossier and len(list_filter($keys::varchar[], lambda start: starts_with(key, start))) > 0
order by word
