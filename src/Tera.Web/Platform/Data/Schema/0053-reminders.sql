-- Every working morning a letter to whoever has work waiting; once a day and person, whatever happens in between.

create schema reporting;

create table reporting.reminder_day (
    region_id uuid not null default platform.current_region(),
    day       date not null,
    primary key (region_id, day)
);
select platform.protect('reporting.reminder_day', 'select, insert');

create table reporting.reminder (
    region_id uuid not null default platform.current_region(),
    id        uuid not null,
    person_id uuid not null,
    day       date not null,
    state     text not null check (state in ('Waiting', 'Sent', 'Refused', 'Needless')),
    -- The server's answer, where it refused.
    answer    text,
    ended_at  timestamptz,
    version   int  not null default 0,
    primary key (region_id, id),
    unique (region_id, person_id, day),
    foreign key (region_id, person_id) references organisation.person,
    check ((state = 'Waiting') = (ended_at is null)),
    check (state <> 'Refused' or answer is not null)
);
select platform.protect('reporting.reminder', 'select, insert, update');

grant usage on schema reporting to tera_app;

-- Whether its owner wants them.
alter table organisation.account add column reminded boolean not null default true;
