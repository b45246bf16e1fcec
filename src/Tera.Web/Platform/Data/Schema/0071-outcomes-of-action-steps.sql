-- What became of each step of an action plan by the end of a quarter. Told, never changed: a later telling stands beside the earlier one, and
-- a step of which something was told is struck out no more.
create table planning.action_step_outcome (
    region_id uuid not null default platform.current_region(),
    id        uuid not null,
    step_id   uuid not null,
    quarter   int  not null check (quarter between 1 and 4),
    progress  text not null check (progress in ('Done', 'Partly', 'NotDone')),
    words     text not null check (length(btrim(words)) > 0),
    person_id uuid not null,
    told_at   timestamptz not null,
    primary key (region_id, id),
    foreign key (region_id, step_id) references planning.action_step,
    foreign key (region_id, person_id) references organisation.person
);
create index action_step_outcome_of_step on planning.action_step_outcome (region_id, step_id, quarter);
select platform.protect('planning.action_step_outcome', 'select, insert');
create trigger action_step_outcome_stays before update or delete on planning.action_step_outcome for each row execute function platform.refuse_change();
