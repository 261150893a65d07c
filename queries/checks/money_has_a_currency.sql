-- rule: The unit of money is the code of a currency.
-- severity: error
-- mend: Write the ISO 4217 code in capitals, such as GBP or EUR. The scale belongs in no unit: values are in single units.
-- columns: file, row, column_name, value, message
select
    file,
    row,
    'unit' as column_name,
    unit as value,
    'This is not the code of a currency.' as message
from measure_rows
where number = 'money' and not list_contains(getvariable('currencies'), unit)
order by file, row
