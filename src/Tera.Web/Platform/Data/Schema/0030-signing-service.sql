-- The BSrE service of a region, whom it knows of us, and every signature that was asked of it.

-- Secret and identifiers are sealed by the program; the keys lie in the data directory, not here.
create table documents.signing_service (
    region_id       uuid not null default platform.current_region(),
    id              uuid not null,
    enabled         boolean not null,
    address         text not null,
    protocol        text not null check (protocol in ('V1', 'V2')),
    application     text not null,
    secret          bytea not null,
    timeout_seconds int not null check (timeout_seconds between 5 and 120),
    version         int not null default 0,
    primary key (region_id, id),
    unique (region_id)
);
select platform.protect('documents.signing_service', 'select, insert, update');

create table documents.signing_identity (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    person_id   uuid not null,
    identifier  bytea not null,
    masked      text not null,
    recorded_at timestamptz not null,
    version     int not null default 0,
    primary key (region_id, id),
    unique (region_id, person_id),
    foreign key (region_id, person_id) references organisation.person
);
select platform.protect('documents.signing_identity', 'select, insert, update');

-- Written before the service is asked, so that a signature made while the program ended is not forgotten. Never a passphrase.
create table documents.signing_attempt (
    region_id     uuid not null default platform.current_region(),
    id            uuid not null,
    revision_id   uuid not null,
    run_id        uuid not null,
    step          text not null,
    act           int not null,
    round         int not null,
    slot          text not null,
    person_id     uuid not null,
    document_hash bytea not null check (length(document_hash) = 32),
    state         text not null check (state in ('Sent', 'Unknown', 'Signed', 'Recorded', 'Refused', 'NotSigned')),
    doubt         text,
    reference     text,
    refusal       text,
    signed_hash   bytea,
    verification  text,
    reason        text,
    sent_at       timestamptz not null,
    settled_at    timestamptz,
    settled_by    uuid,
    version       int not null default 0,
    primary key (region_id, id),
    foreign key (region_id, revision_id) references documents.revision,
    foreign key (region_id, run_id) references procedures.run,
    foreign key (region_id, person_id) references organisation.person,
    foreign key (region_id, settled_by) references organisation.person,
    foreign key (region_id, document_hash) references platform.file,
    foreign key (region_id, signed_hash) references platform.file,
    check (state not in ('Signed', 'Recorded') or (signed_hash is not null and verification is not null)),
    check (state <> 'NotSigned' or length(btrim(reason)) > 0)
);
-- While one is not settled there is no second.
create unique index signing_attempt_open on documents.signing_attempt (region_id, revision_id) where state in ('Sent', 'Unknown', 'Signed');
select platform.protect('documents.signing_attempt', 'select, insert, update');
