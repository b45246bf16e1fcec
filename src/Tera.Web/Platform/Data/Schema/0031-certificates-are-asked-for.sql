-- A person makes his key himself and asks for a certificate; an administrator opens the authority and issues it. Nobody types another's passphrase.

create table documents.certificate_request (
    region_id    uuid not null default platform.current_region(),
    id           uuid not null,
    person_id    uuid not null,
    pkcs12_hash  bytea not null,
    public_key   bytea not null,
    requested_at timestamptz not null,
    settled_at   timestamptz,
    settled_by   uuid,
    refusal      text,
    version      int not null default 0,
    primary key (region_id, id),
    foreign key (region_id, person_id) references organisation.person,
    foreign key (region_id, settled_by) references organisation.person,
    foreign key (region_id, pkcs12_hash) references platform.file
);
-- A second wish takes the place of the first.
create unique index certificate_request_open on documents.certificate_request (region_id, person_id) where settled_at is null;
select platform.protect('documents.certificate_request', 'select, insert, update');

-- The certificate of a key whose file holds the key alone; null where the file holds it, too.
alter table documents.signing_certificate add column certificate bytea;
alter table documents.signing_certificate add column revoked_by uuid;
alter table documents.signing_certificate add foreign key (region_id, revoked_by) references organisation.person;
