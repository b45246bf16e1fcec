-- The scan of a document that was signed with a pen, kept beside the frozen one.

alter table documents.revision add column scan_hash bytea;
alter table documents.revision add foreign key (region_id, scan_hash) references platform.file;

create function documents.keep_scan() returns trigger
    language plpgsql as
$$
begin
    if old.scan_hash is not null and new.scan_hash is distinct from old.scan_hash then
        raise exception 'a scan is never exchanged' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger revision_keeps_scan before update on documents.revision for each row execute function documents.keep_scan();

-- The same question, answered for scans as well.
create or replace function documents.code_of_bytes(asked bytea) returns table (region_id uuid, code text)
    language sql stable security definer set search_path = documents, pg_temp
    as $$
        select r.region_id, r.code from documents.revision r where r.pdf_hash = asked or r.signed_hash = asked or r.scan_hash = asked
        union
        select r.region_id, r.code from documents.signature s
        join documents.revision r on (r.region_id, r.id) = (s.region_id, s.revision_id) where s.signed_hash = asked
        limit 1
    $$;
revoke all on function documents.code_of_bytes from public;
create index revision_scan on documents.revision (scan_hash);
