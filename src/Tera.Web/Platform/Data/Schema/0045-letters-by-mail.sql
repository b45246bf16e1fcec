-- Letters that leave by mail: one row for each address, waiting until the server has taken it on or refused it.

create table documents.dispatch_mail (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    dispatch_id uuid not null,
    address     text not null check (length(address) between 3 and 254),
    state       text not null check (state in ('Waiting', 'Accepted', 'Refused')),
    -- The server's answer or the last trouble; null while nothing is known.
    answer      text,
    asked_by    uuid not null,
    asked_at    timestamptz not null,
    ended_at    timestamptz,
    version     int not null default 0,
    primary key (region_id, id),
    unique (region_id, dispatch_id, address),
    foreign key (region_id, dispatch_id) references documents.dispatch,
    foreign key (region_id, asked_by) references organisation.person,
    check ((state = 'Waiting') = (ended_at is null)),
    check (state <> 'Refused' or answer is not null)
);
select platform.protect('documents.dispatch_mail', 'select, insert, update');
