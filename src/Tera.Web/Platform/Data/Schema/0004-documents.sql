-- What runs make on paper: artifacts and their frozen revisions, signatures, letter numbers, dispatch, archive, submissions.

create schema documents;

-- One number series of an agency for one kind of letter in one fiscal year. Its row is the lock that keeps the series without gaps.
create table documents.letter_register (
    region_id      uuid not null default platform.current_region(),
    id             uuid not null,
    agency_id      uuid not null,
    kind           text not null,
    fiscal_year    int  not null check (fiscal_year between 2000 and 2100),
    pattern        text not null,
    classification text not null,
    unit_code      text not null,
    last_number    int  not null default 0 check (last_number >= 0),
    version        int  not null default 0,
    primary key (region_id, id),
    unique (region_id, agency_id, kind, fiscal_year),
    foreign key (region_id, agency_id) references organisation.agency
);
select platform.protect('documents.letter_register', 'select, insert, update');

-- A number once taken is never taken back: it is issued, or void with a reason.
create table documents.letter (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    register_id uuid not null,
    run_id      uuid not null,
    number      int  not null check (number > 0),
    text        text not null,
    subject     text not null,
    state       text not null check (state in ('Reserved', 'Issued', 'Void')),
    reason      text,
    taken_by    uuid not null,
    taken_at    timestamptz not null,
    version     int  not null default 0,
    primary key (region_id, id),
    unique (region_id, register_id, number),
    foreign key (region_id, register_id) references documents.letter_register,
    foreign key (region_id, run_id) references procedures.run,
    foreign key (region_id, taken_by) references organisation.person,
    check (state <> 'Void' or length(btrim(reason)) > 0)
);
create index letter_run on documents.letter (region_id, run_id);
select platform.protect('documents.letter', 'select, insert, update');

create table documents.artifact (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    run_id      uuid not null,
    agency_id   uuid not null,
    fiscal_year int  not null check (fiscal_year between 2000 and 2100),
    kind        text not null,
    slot        text not null,
    created_at  timestamptz not null,
    primary key (region_id, id),
    unique (region_id, run_id, kind, slot),
    foreign key (region_id, run_id) references procedures.run,
    foreign key (region_id, agency_id) references organisation.agency
);
create index artifact_agency on documents.artifact (region_id, agency_id, fiscal_year, created_at desc);
select platform.protect('documents.artifact', 'select, insert');

-- One frozen form of an artifact. What it says never changes; only its rendering, its signed bytes and its being superseded are noted.
create table documents.revision (
    region_id     uuid not null default platform.current_region(),
    id            uuid not null,
    artifact_id   uuid not null,
    number        int  not null check (number > 0),
    step          text not null,
    act           int  not null,
    round         int  not null check (round > 0),
    template      text not null,
    title         text not null,
    source_id     uuid not null,
    state         text not null check (state in ('Pending', 'Ready', 'Failed', 'Superseded')),
    frozen_on     date not null,
    frozen_at     timestamptz not null,
    made_by       uuid not null,
    letter_id     uuid,
    code          text not null unique check (length(code) = 20),
    snapshot_hash bytea not null check (length(snapshot_hash) = 32),
    html_hash     bytea,
    pdf_hash      bytea,
    -- The bytes with the latest signature; the frozen PDF is their beginning.
    signed_hash   bytea,
    failure       text,
    superseded_at timestamptz,
    version       int  not null default 0,
    primary key (region_id, id),
    unique (region_id, artifact_id, number),
    foreign key (region_id, artifact_id) references documents.artifact,
    foreign key (region_id, made_by) references organisation.person,
    foreign key (region_id, letter_id) references documents.letter,
    foreign key (region_id, html_hash) references platform.file,
    foreign key (region_id, pdf_hash) references platform.file,
    foreign key (region_id, signed_hash) references platform.file,
    check (state <> 'Ready' or (html_hash is not null and pdf_hash is not null)),
    check ((state = 'Superseded') = (superseded_at is not null))
);
-- At most one revision of an artifact counts.
create unique index revision_current on documents.revision (region_id, artifact_id) where superseded_at is null;
create index revision_pdf on documents.revision (pdf_hash);
create index revision_signed on documents.revision (signed_hash);
select platform.protect('documents.revision', 'select, insert, update');

create function documents.keep_frozen() returns trigger
    language plpgsql as
$$
begin
    if (new.artifact_id, new.number, new.template, new.title, new.source_id, new.frozen_on, new.frozen_at, new.letter_id, new.code, new.snapshot_hash)
       is distinct from
       (old.artifact_id, old.number, old.template, old.title, old.source_id, old.frozen_on, old.frozen_at, old.letter_id, old.code, old.snapshot_hash)
       or (old.pdf_hash is not null and new.pdf_hash is distinct from old.pdf_hash)
       or (old.superseded_at is not null and new.superseded_at is distinct from old.superseded_at) then
        raise exception 'a frozen revision is never changed' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger revision_stays_frozen before update on documents.revision for each row execute function documents.keep_frozen();

-- Figures as they stood when the revision was frozen.
create table documents.revision_value (
    region_id     uuid not null default platform.current_region(),
    revision_id   uuid not null,
    ordinal       int  not null,
    value_id      uuid not null,
    value_version int  not null,
    label         text not null,
    value         text not null,
    primary key (region_id, revision_id, ordinal),
    foreign key (region_id, revision_id) references documents.revision
);
create index revision_value_value on documents.revision_value (region_id, value_id);
select platform.protect('documents.revision_value', 'select, insert');

-- A paraf or a signature: who, by what right, on which bytes.
create table documents.signature (
    region_id     uuid not null default platform.current_region(),
    id            uuid not null,
    revision_id   uuid not null,
    ordinal       int  not null check (ordinal > 0),
    kind          text not null check (kind in ('Initial', 'Signature')),
    person_id     uuid not null,
    full_name     text not null,
    step          text not null,
    act           int  not null,
    round         int  not null,
    slot          text not null,
    position      text not null,
    capacity      text not null,
    on_behalf_of  uuid,
    signed_at     timestamptz not null,
    method        text,
    certificate   text,
    document_hash bytea not null check (length(document_hash) = 32),
    signed_hash   bytea,
    verification  text,
    note          text,
    primary key (region_id, id),
    unique (region_id, revision_id, ordinal),
    foreign key (region_id, revision_id) references documents.revision,
    foreign key (region_id, person_id) references organisation.person,
    foreign key (region_id, on_behalf_of) references organisation.person,
    foreign key (region_id, document_hash) references platform.file,
    foreign key (region_id, signed_hash) references platform.file,
    check (kind = 'Initial' or (method is not null and signed_hash is not null))
);
select platform.protect('documents.signature', 'select, insert');
create trigger signature_grows before update or delete on documents.signature for each row execute function platform.refuse_change();

-- A letter that leaves: to whom, by what way, with what proof.
create table documents.dispatch (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    run_id      uuid not null,
    step        text not null,
    act         int  not null,
    round       int  not null,
    slot        text not null,
    letter_id   uuid,
    -- The document that goes with the cover letter; null for a letter alone.
    carries     uuid,
    sender      uuid not null,
    sender_post text not null,
    subject     text not null,
    remark      text,
    channel     text,
    sent_on     date,
    proof_text  text,
    proof_hash  bytea,
    sent_by     uuid,
    sent_at     timestamptz,
    drafted_at  timestamptz not null,
    version     int  not null default 0,
    primary key (region_id, id),
    foreign key (region_id, run_id) references procedures.run,
    foreign key (region_id, letter_id) references documents.letter,
    foreign key (region_id, carries) references documents.revision,
    foreign key (region_id, sender) references organisation.person,
    foreign key (region_id, sent_by) references organisation.person,
    foreign key (region_id, proof_hash) references platform.file,
    check (sent_at is null or (channel is not null and sent_on is not null and num_nonnulls(proof_text, proof_hash) > 0))
);
create index dispatch_task on documents.dispatch (region_id, run_id, step, act, round);
select platform.protect('documents.dispatch', 'select, insert, update');

create table documents.dispatch_recipient (
    region_id   uuid not null default platform.current_region(),
    dispatch_id uuid not null,
    ordinal     int  not null,
    kind        text not null check (kind in ('To', 'Copy')),
    name        text not null,
    primary key (region_id, dispatch_id, ordinal),
    foreign key (region_id, dispatch_id) references documents.dispatch
);
select platform.protect('documents.dispatch_recipient', 'select, insert');

create table documents.archive_record (
    region_id        uuid not null default platform.current_region(),
    id               uuid not null,
    run_id           uuid not null,
    agency_id        uuid not null,
    fiscal_year      int  not null,
    step             text not null,
    act              int  not null,
    round            int  not null,
    classification   text not null,
    description      text not null,
    dated_on         date not null,
    copy_level       text not null,
    medium           text not null,
    quantity         text not null,
    place            text not null,
    active_years     int  not null check (active_years between 0 and 100),
    inactive_years   int  not null check (inactive_years between 0 and 100),
    final_fate       text not null,
    retention_basis  text not null,
    access_class     text not null,
    package_hash     bytea not null,
    package_size     bigint not null,
    filed_by         uuid not null,
    filed_at         timestamptz not null,
    version          int  not null default 0,
    primary key (region_id, id),
    foreign key (region_id, run_id) references procedures.run,
    foreign key (region_id, agency_id) references organisation.agency,
    foreign key (region_id, filed_by) references organisation.person,
    foreign key (region_id, package_hash) references platform.file
);
create index archive_record_agency on documents.archive_record (region_id, agency_id, filed_at desc);
create index archive_record_run on documents.archive_record (region_id, run_id);
select platform.protect('documents.archive_record', 'select, insert');
create trigger archive_record_grows before update or delete on documents.archive_record for each row execute function platform.refuse_change();

-- What lies in a record's package, each file under its own hash.
create table documents.archive_item (
    region_id uuid not null default platform.current_region(),
    record_id uuid not null,
    ordinal   int  not null,
    path      text not null,
    title     text not null,
    size      bigint not null,
    hash      bytea not null check (length(hash) = 32),
    primary key (region_id, record_id, ordinal),
    foreign key (region_id, record_id) references documents.archive_record
);
select platform.protect('documents.archive_item', 'select, insert');

-- Entry into an application outside. Nothing counts without proof.
create table documents.submission (
    region_id    uuid not null default platform.current_region(),
    id           uuid not null,
    run_id       uuid not null,
    step         text not null,
    act          int  not null,
    round        int  not null,
    application  text not null,
    revision_id  uuid,
    operator_id  uuid not null,
    submitted_at timestamptz not null,
    upload_id    text,
    proof_hash   bytea,
    note         text,
    recorded_at  timestamptz not null,
    primary key (region_id, id),
    foreign key (region_id, run_id) references procedures.run,
    foreign key (region_id, revision_id) references documents.revision,
    foreign key (region_id, operator_id) references organisation.person,
    foreign key (region_id, proof_hash) references platform.file,
    check (num_nonnulls(upload_id, proof_hash) > 0)
);
create index submission_run on documents.submission (region_id, run_id);
select platform.protect('documents.submission', 'select, insert');
create trigger submission_grows before update or delete on documents.submission for each row execute function platform.refuse_change();

-- A file somebody attached to a step of a run.
create table documents.attachment (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    run_id      uuid not null,
    step        text not null,
    act         int  not null,
    round       int  not null,
    slot        text not null,
    name        text not null,
    hash        bytea not null,
    note        text,
    person_id   uuid not null,
    attached_at timestamptz not null,
    primary key (region_id, id),
    foreign key (region_id, run_id) references procedures.run,
    foreign key (region_id, hash) references platform.file,
    foreign key (region_id, person_id) references organisation.person
);
create index attachment_run on documents.attachment (region_id, run_id, step);
select platform.protect('documents.attachment', 'select, insert, delete');

-- The region's own authority; its key lies in the file store under a passphrase nobody here knows.
create table documents.signing_authority (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    name        text not null,
    pkcs12_hash bytea not null,
    certificate bytea not null,
    valid_from  timestamptz not null,
    valid_until timestamptz not null,
    created_at  timestamptz not null,
    primary key (region_id, id),
    foreign key (region_id, pkcs12_hash) references platform.file
);
select platform.protect('documents.signing_authority', 'select, insert');

-- A person's key and certificate, in the file store under the person's own passphrase.
create table documents.signing_certificate (
    region_id     uuid not null default platform.current_region(),
    id            uuid not null,
    person_id     uuid not null,
    pkcs12_hash   bytea not null,
    serial        text not null,
    subject       text not null,
    valid_from    timestamptz not null,
    valid_until   timestamptz not null,
    created_at    timestamptz not null,
    revoked_at    timestamptz,
    revoke_reason text,
    version       int not null default 0,
    primary key (region_id, id),
    unique (region_id, serial),
    foreign key (region_id, person_id) references organisation.person,
    foreign key (region_id, pkcs12_hash) references platform.file,
    check (revoked_at is null or length(btrim(revoke_reason)) > 0)
);
create index signing_certificate_person on documents.signing_certificate (region_id, person_id, valid_until desc);
select platform.protect('documents.signing_certificate', 'select, insert, update');

-- The region of a printed verification code, for people who are not signed in. Tells nothing else.
create function documents.region_of_code(asked text) returns uuid
    language sql stable security definer set search_path = documents, pg_temp
    return (select region_id from documents.revision where code = asked);
revoke all on function documents.region_of_code from public;

-- The code of a document whose exact bytes somebody holds, and its region.
create function documents.code_of_bytes(asked bytea) returns table (region_id uuid, code text)
    language sql stable security definer set search_path = documents, pg_temp
    as $$
        select r.region_id, r.code from documents.revision r where r.pdf_hash = asked or r.signed_hash = asked
        union
        select r.region_id, r.code from documents.signature s
        join documents.revision r on (r.region_id, r.id) = (s.region_id, s.revision_id) where s.signed_hash = asked
        limit 1
    $$;
create index signature_signed on documents.signature (signed_hash);
revoke all on function documents.code_of_bytes from public;

grant usage on schema documents to tera_app;
grant execute on function documents.region_of_code, documents.code_of_bytes to tera_app;
