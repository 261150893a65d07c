-- Named sums of figures, and their terms.

create table derivation_rows as
select * replace (whole_number(headline) as headline)
from staged_derivations;

create table term_rows as
select
    * replace (
        whole_number(position) as position,
        whole_number(sign) as sign
    )
from staged_terms;
