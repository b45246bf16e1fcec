-- Documents whose bytes an application outside may fetch by an address nobody can guess, and what exactly was submitted.

create table documents.publication (
    region_id    uuid not null default platform.current_region(),
    id           uuid not null,
    revision_id  uuid not null,
    -- 24 random bytes in base64url: the last part of the address.
    token        text not null check (length(token) = 32),
    application  text not null,
    published_by uuid not null,
    published_at timestamptz not null,
    primary key (region_id, id),
    unique (token),
    unique (region_id, revision_id, application),
    foreign key (region_id, revision_id) references documents.revision,
    foreign key (region_id, published_by) references organisation.person
);
select platform.protect('documents.publication', 'select, insert');
create trigger publication_grows before update or delete on documents.publication for each row execute function platform.refuse_change();

-- The region of such an address, for an application that is not signed in. Tells nothing else.
create function documents.region_of_publication(asked text) returns uuid
    language sql stable security definer set search_path = documents, pg_temp
    return (select region_id from documents.publication where token = asked);
revoke all on function documents.region_of_publication from public;
grant execute on function documents.region_of_publication to tera_app;

-- The bytes as they were submitted; a document signed once more later has others. Null where it was recorded before this was kept.
alter table documents.submission add column document_hash bytea;
