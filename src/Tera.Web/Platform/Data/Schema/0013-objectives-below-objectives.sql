-- An objective may serve another one, of whatever agency of the region (cascading).
alter table planning.objective
    add parent_id uuid,
    add foreign key (region_id, parent_id) references planning.objective,
    add check (parent_id <> id);
create index objective_parent on planning.objective (region_id, parent_id) where parent_id is not null;
