-- A budget changes more than once in a year: each change has its first day and what it rests on.
alter table planning.budget_item add revisions jsonb not null default '[]';
update planning.budget_item set revisions = jsonb_build_array(jsonb_build_object('from', revised_from, 'ceiling', ceiling_revised, 'ground', 'Tidak dicatat'))
    where ceiling_revised is not null;
alter table planning.budget_item drop column ceiling_revised, drop column revised_from;

-- What taking an import back would restore is kept in the same form.
create function planning.with_revisions(kept jsonb) returns jsonb language sql immutable as
$$
    select coalesce(jsonb_object_agg(r.key, case when r.key like 'budget_item:%' then
        (r.value - 'ceiling_revised' - 'revised_from') || jsonb_build_object('revisions', case when r.value ->> 'ceiling_revised' is null then '[]'::jsonb
            else jsonb_build_array(jsonb_build_object('from', r.value -> 'revised_from', 'ceiling', r.value -> 'ceiling_revised', 'ground', 'Tidak dicatat')) end)
        else r.value end), '{}')
    from jsonb_each(kept) r
$$;
update planning.plan_import set before = planning.with_revisions(before), after = planning.with_revisions(after);
drop function planning.with_revisions;
