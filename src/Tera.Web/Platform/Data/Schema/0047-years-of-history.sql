-- What grows for ever lies in a table of its own for each fiscal year, so that a year can be kept apart, read alone and put away.
-- A year that has rows already stays where it is; years not named here lie together in the last.
do
$$
declare
    fiscal_year int;
    known       boolean;
begin
    for fiscal_year in 2024..2035 loop
        execute format('select exists (select from platform.audit_other where fiscal_year = %s)', fiscal_year) into known;
        if not known then
            execute format('create table platform.audit_%s partition of platform.audit for values in (%s)', fiscal_year, fiscal_year);
        end if;

        execute format('select exists (select from measurement.value_history_other where fiscal_year = %s)', fiscal_year) into known;
        if not known then
            execute format('create table measurement.value_history_%s partition of measurement.value_history for values in (%s)', fiscal_year, fiscal_year);
        end if;
    end loop;
end
$$;
