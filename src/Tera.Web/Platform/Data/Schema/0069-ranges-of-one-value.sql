-- A range may hold one value alone: reports promise "80 sampai 80".
do
$$
declare
    old record;
begin
    for old in
        select conrelid::regclass as relation, conname
        from pg_constraint
        where conrelid in ('planning.target_figure'::regclass, 'planning.strategic_target'::regclass) and contype = 'c' and pg_get_constraintdef(oid) like '%upper > number%'
    loop
        execute format('alter table %s drop constraint %I', old.relation, old.conname);
    end loop;
end
$$;
alter table planning.target_figure add check (upper is null or upper >= number);
alter table planning.strategic_target add check (upper is null or upper >= number);
