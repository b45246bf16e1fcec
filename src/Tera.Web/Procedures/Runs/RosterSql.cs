namespace Tera.Procedures.Runs;

/// <summary>Who may act for the lanes of a procedure on a day: bound positions with their acting officials, teams, persons, and the units that report.</summary>
/// <remarks>
/// The laterals are fences: from units to positions to holders to people, each by its key. Without them a planner that knows no statistics
/// yet, as on the day an agency's people were entered, pairs every unit with every person.
/// </remarks>
internal static class RosterSql
{
    /// <summary>Text that differs whenever the roster may differ; of <c>organisation.agency a</c>, with the moment as the second parameter.</summary>
    private const string StampColumn = """
        concat_ws('/', coalesce((select s.number from organisation.roster_stamp s where s.region_id = a.region_id), 0),
                  ($2::timestamptz at time zone a.time_zone)::date)
        """;

    private const string Rows = $"""
        , day as (select p.id as procedure_id, a.id as agency_id, a.region_id, ($2::timestamptz at time zone a.time_zone)::date as today, {StampColumn} as stamp
                  from organisation.agency a join asked p on p.agency_id = a.id),
        bound as (select b.* from procedures.lane_binding b join day d on d.procedure_id = b.procedure_id
                  where d.today >= b.valid_from and (b.valid_until is null or d.today <= b.valid_until)),
        office as (select u.id as unit_id, u.parent_id, u.reports, p.id as position_id, p.title, p.is_head, h.person_id, h.kind, pe.full_name
                   from day d
                   join organisation.unit u on (u.region_id, u.agency_id) = (d.region_id, d.agency_id)
                   cross join lateral (select * from organisation.position p where (p.region_id, p.unit_id) = (u.region_id, u.id) offset 0) p
                   cross join lateral (select * from organisation.assignment h where (h.region_id, h.position_id) = (p.region_id, p.id)
                                       and d.today >= h.valid_from and (h.valid_until is null or d.today <= h.valid_until) offset 0) h
                   cross join lateral (select * from organisation.person pe where (pe.region_id, pe.id) = (h.region_id, h.person_id) offset 0) pe)
        select 'stamp' as what, d.stamp, null::uuid, false, null::uuid, null::text, null::text, null::uuid as on_behalf, null::text, -1 as ordinal from day d
        union all
        select 'lane', b.lane, h.unit_id, h.is_head, h.person_id, h.title, h.kind,
               (select o.person_id from office o where o.position_id = h.position_id and o.kind = 'Definitive' and h.kind <> 'Definitive' limit 1),
               h.full_name, 0
        from bound b join office h on h.position_id = b.position_id
        union all
        select 'lane', b.lane, null, false, m.person_id, case m.role when 'Chair' then 'Ketua ' else 'Anggota ' end || t.name, 'Definitive', null, pe.full_name, 1
        from day d, bound b
        join organisation.team t on (t.region_id, t.id) = (b.region_id, b.team_id)
        cross join lateral (select * from organisation.team_member m where (m.region_id, m.team_id) = (t.region_id, t.id) offset 0) m
        cross join lateral (select * from organisation.person pe where (pe.region_id, pe.id) = (m.region_id, m.person_id) offset 0) pe
        where d.today >= m.valid_from and (m.valid_until is null or d.today <= m.valid_until)
        union all
        select 'lane', b.lane, null, false, b.person_id, coalesce((select title from office o where o.person_id = b.person_id order by kind limit 1), 'Petugas'),
               'Definitive', null, pe.full_name, 2
        from bound b join organisation.person pe on (pe.region_id, pe.id) = (b.region_id, b.person_id)
        union all
        select 'unit', u.name, u.id, false, null, null, null, null, null, u.ordinal
        from organisation.unit u, day d where u.agency_id = d.agency_id and u.reports and (u.closed_on is null or u.closed_on >= d.today)
        union all
        select 'member', null, case when h.reports then h.unit_id else coalesce(h.parent_id, h.unit_id) end, h.is_head, h.person_id, h.title, h.kind, null, h.full_name, 3
        from office h
        order by ordinal
        """;

    public const string OfRun = "with asked as (select p.id, p.agency_id from procedures.procedure p join procedures.run r on r.procedure_id = p.id where r.id = $1)" + Rows;

    public const string OfProcedure = "with asked as (select id, agency_id from procedures.procedure where id = $1)" + Rows;

    /// <summary>The stamp alone, for who remembers the rows that bore it.</summary>
    public const string Stamp =
        "select " + StampColumn + " from procedures.run r join organisation.agency a on (a.region_id, a.id) = (r.region_id, r.agency_id) where r.id = $1";
}
