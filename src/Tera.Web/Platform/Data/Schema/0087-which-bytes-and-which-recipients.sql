-- What somebody's exact bytes are to a document: with its latest signature, its scan, as an earlier signature left it, as it was frozen, or as it
-- was handed out for the pen. The question by the code alone called a paper without a signature signed.
create function documents.kept_bytes(asked bytea) returns table (code text, kept_as text)
    language sql stable security definer set search_path = documents, pg_temp
    as $$
        select found.code, found.kept_as from (
            select r.code, 'Signed' as kept_as, 1 as weight from documents.revision r where r.signed_hash = asked
            union all
            select r.code, 'Scan', 2 from documents.revision r where r.scan_hash = asked
            union all
            select r.code, 'Earlier', 3 from documents.signature s
            join documents.revision r on (r.region_id, r.id) = (s.region_id, s.revision_id) where s.signed_hash = asked
            union all
            select r.code, 'Frozen', 4 from documents.revision r where r.pdf_hash = asked
            union all
            select r.code, 'Pen', 5 from documents.revision r where r.pen_hash = asked) found
        order by found.weight, found.code limit 1
    $$;
revoke all on function documents.kept_bytes from public;
grant execute on function documents.kept_bytes to tera_app;
drop function documents.code_of_bytes;
