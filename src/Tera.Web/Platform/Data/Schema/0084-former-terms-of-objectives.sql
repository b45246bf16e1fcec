-- What an objective was called, what it was and who answered for it before other terms held: what was promised and drawn then says so for ever.
create table planning.objective_former_terms (
    region_id    uuid not null default platform.current_region(),
    objective_id uuid not null,
    -- First day on which others held.
    until        date not null,
    plan_id      uuid,
    ordinal      int  not null check (ordinal > 0),
    name         text not null check (length(btrim(name)) > 0),
    kind         text,
    position_id  uuid,
    primary key (region_id, objective_id, until),
    foreign key (region_id, objective_id) references planning.objective,
    foreign key (region_id, plan_id) references planning.strategic_plan,
    foreign key (region_id, position_id) references organisation.position
);
select platform.protect('planning.objective_former_terms', 'select, insert');
create trigger objective_former_terms_stay before update or delete on planning.objective_former_terms for each row execute function platform.refuse_change();
