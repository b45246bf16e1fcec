-- Who comes to a meeting tells it with his phone: an address that is shown in the room, and what was told there.

create table documents.attendance_door (
    region_id  uuid not null default platform.current_region(),
    meeting_id uuid not null,
    -- Cannot be guessed.
    token      text not null unique check (length(token) >= 20),
    opened_by  uuid not null,
    opened_at  timestamptz not null,
    primary key (region_id, meeting_id),
    foreign key (region_id, meeting_id) references documents.meeting,
    foreign key (region_id, opened_by) references organisation.person
);
select platform.protect('documents.attendance_door', 'select, insert, update');

create table documents.attendance_check_in (
    region_id  uuid not null default platform.current_region(),
    -- Of the form, so that one sent twice counts once.
    id         uuid not null,
    meeting_id uuid not null,
    -- Null for somebody without an account, who wrote his name.
    person_id  uuid,
    name       text not null check (length(btrim(name)) between 1 and 200),
    post       text check (length(post) <= 200),
    arrived_at timestamptz not null,
    primary key (region_id, id),
    foreign key (region_id, meeting_id) references documents.meeting,
    foreign key (region_id, person_id) references organisation.person
);
create unique index attendance_check_in_person on documents.attendance_check_in (region_id, meeting_id, person_id) where person_id is not null;
create index attendance_check_in_meeting on documents.attendance_check_in (region_id, meeting_id, arrived_at);
select platform.protect('documents.attendance_check_in', 'select, insert');

-- The region of an address, before any region is known. Tells nothing else.
create function documents.region_of_door(asked text) returns uuid
    language sql stable security definer set search_path = documents, pg_temp
    return (select region_id from documents.attendance_door where token = asked);
revoke all on function documents.region_of_door from public;
grant execute on function documents.region_of_door to tera_app;
