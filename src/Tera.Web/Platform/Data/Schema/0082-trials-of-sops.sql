-- Trials of a version at the table: what was on the table, who took which row when, what was said of it, and how it ended.
-- Moves are the events of the engine; one that was taken back stays, with who took it back.

create table procedures.sop_trial (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    version_id  uuid not null,
    number      int not null check (number >= 1),
    content     text not null,
    fingerprint bytea not null check (length(fingerprint) = 32),
    started     text not null,
    begun_by    uuid,
    begun_at    timestamptz not null,
    conclusion  text check (conclusion in ('Fit', 'NeedsWork')),
    words       text check (length(words) <= 2000),
    present     text check (length(present) <= 2000),
    reached_end boolean not null default false,
    ended_by    uuid,
    ended_at    timestamptz,
    version     int not null default 1 check (version > 0),
    primary key (region_id, id),
    unique (region_id, version_id, number),
    foreign key (region_id, version_id) references procedures.version,
    foreign key (region_id, begun_by) references organisation.person,
    foreign key (region_id, ended_by) references organisation.person,
    check ((conclusion is null) = (ended_at is null))
);
select platform.protect('procedures.sop_trial', 'select, insert, update');

create table procedures.sop_trial_move (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    trial_id    uuid not null,
    number      int not null check (number >= 1),
    step        text not null check (length(step) <= 80),
    events      text[] not null check (cardinality(events) > 0),
    note        text check (length(note) <= 1000),
    said_time   text check (length(said_time) <= 60),
    person_id   uuid,
    recorded_at timestamptz not null,
    undone_by   uuid,
    undone_at   timestamptz,
    primary key (region_id, id),
    unique (region_id, trial_id, number),
    foreign key (region_id, trial_id) references procedures.sop_trial,
    foreign key (region_id, person_id) references organisation.person,
    foreign key (region_id, undone_by) references organisation.person
);
select platform.protect('procedures.sop_trial_move', 'select, insert, update');
