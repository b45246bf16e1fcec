namespace Tera.Procedures.Runs;

/// <summary>Who may act for the lanes of a procedure on a day: bound positions with their acting officials, teams, persons, and the units that report.</summary>
internal static class RosterSql
{
    private const string Rows = """
        , day as (select p.id as procedure_id, a.id as agency_id, ($2::timestamptz at time zone a.time_zone)::date as today
                  from organisation.agency a join asked p on p.agency_id = a.id),
        bound as (select b.* from procedures.lane_binding b join day d on d.procedure_id = b.procedure_id
                  where d.today >= b.valid_from and (b.valid_until is null or d.today <= b.valid_until)),
        office as (select h.* from organisation.office_holder h, day d
                   where h.agency_id = d.agency_id and d.today >= h.valid_from and (h.valid_until is null or d.today <= h.valid_until))
        select 'lane' as what, b.lane, h.unit_id, h.is_head, h.person_id, h.title, h.kind,
               (select o.person_id from office o where o.position_id = h.position_id and o.kind = 'Definitive' and h.kind <> 'Definitive' limit 1) as on_behalf,
               h.full_name, 0 as ordinal
        from bound b join office h on h.position_id = b.position_id
        union all
        select 'lane', b.lane, null, false, m.person_id, case m.role when 'Chair' then 'Ketua ' else 'Anggota ' end || t.name, 'Definitive', null, pe.full_name, 1
        from bound b
        join organisation.team t on t.id = b.team_id
        join organisation.team_member m on m.team_id = t.id
        join organisation.person pe on pe.id = m.person_id, day d
        where d.today >= m.valid_from and (m.valid_until is null or d.today <= m.valid_until)
        union all
        select 'lane', b.lane, null, false, b.person_id, coalesce((select title from office o where o.person_id = b.person_id order by kind limit 1), 'Petugas'),
               'Definitive', null, pe.full_name, 2
        from bound b join organisation.person pe on pe.id = b.person_id
        union all
        select 'unit', u.name, u.id, false, null, null, null, null, null, u.ordinal
        from organisation.unit u, day d where u.agency_id = d.agency_id and u.reports and (u.closed_on is null or u.closed_on >= d.today)
        union all
        select 'member', null, coalesce(u.parent_id, h.unit_id), h.is_head, h.person_id, h.title, h.kind, null, h.full_name, 3
        from office h join organisation.unit u on u.id = h.unit_id and not u.reports
        union all
        select 'member', null, h.unit_id, h.is_head, h.person_id, h.title, h.kind, null, h.full_name, 3
        from office h join organisation.unit u on u.id = h.unit_id and u.reports
        order by ordinal
        """;

    public const string OfRun = "with asked as (select p.id, p.agency_id from procedures.procedure p join procedures.run r on r.procedure_id = p.id where r.id = $1)" + Rows;

    public const string OfProcedure = "with asked as (select id, agency_id from procedures.procedure where id = $1)" + Rows;
}
