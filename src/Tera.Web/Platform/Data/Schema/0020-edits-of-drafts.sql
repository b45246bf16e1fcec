-- Every change an office writes on the draft of its SOP: who, when, what, and the content before it, so that the last can be undone.

create table procedures.draft_edit (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    version_id  uuid not null,
    number      int not null check (number >= 1),
    person_id   uuid,
    part        text not null check (length(part) <= 80),
    words       text not null check (length(words) <= 300),
    before      text not null,
    left_as     bytea not null check (length(left_as) = 32),
    recorded_at timestamptz not null,
    undone_at   timestamptz,
    primary key (region_id, id),
    unique (region_id, version_id, number),
    foreign key (region_id, version_id) references procedures.version,
    foreign key (region_id, person_id) references organisation.person
);
select platform.protect('procedures.draft_edit', 'select, insert, update');
