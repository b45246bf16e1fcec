using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Exchange;

/// <summary>Looks at the rows a file may change, and puts them back as they were.</summary>
public sealed class ImportJournal(TeraDbContext db)
{
    /// <summary>Every such row of an agency and year, by table and id.</summary>
    public async Task<JsonObject> LookAsync(AgencyId agency, FiscalYear year, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<string>(
            $"""
             select coalesce(jsonb_object_agg(key, row), jsonb_build_object())::text as "Value" from (
                 select 'objective:' || o.id as key, to_jsonb(o) as row from planning.objective o where o.agency_id = {agency.Value}
                 union all select 'objective_link:' || l.id, to_jsonb(l) from planning.objective_link l where l.agency_id = {agency.Value}
                 union all select 'indicator:' || i.id, to_jsonb(i) from planning.indicator i where i.agency_id = {agency.Value}
                 union all select 'indicator_card:' || c.id, to_jsonb(c) from planning.indicator_card c join planning.indicator i on i.id = c.indicator where i.agency_id = {agency.Value}
                 union all select 'weight:' || w.id, to_jsonb(w) from planning.weight w where w.agency_id = {agency.Value}
                 union all select 'strategic_target:' || s.plan_id || ':' || s.indicator_id || ':' || s.fiscal_year, to_jsonb(s) from planning.strategic_target s
                     join planning.strategic_plan p on p.id = s.plan_id where p.agency_id = {agency.Value}
                 union all select 'action_step:' || s.id, to_jsonb(s) from planning.action_step s where s.agency_id = {agency.Value} and s.fiscal_year = {year.Value}
                 union all select 'budget_item:' || b.id, to_jsonb(b) from planning.budget_item b where b.agency_id = {agency.Value} and b.fiscal_year = {year.Value}
                 union all select 'agreement:' || a.id, to_jsonb(a) from planning.agreement a
                     where a.agency_id = {agency.Value} and a.fiscal_year = {year.Value} and a.signed_on is null
                 union all select 'target:' || t.id, to_jsonb(t) from planning.target t join planning.agreement a on a.id = t.agreement_id
                     where a.agency_id = {agency.Value} and a.fiscal_year = {year.Value} and a.signed_on is null
                 union all select 'target_figure:' || f.target_id || ':' || f.period, to_jsonb(f) from planning.target_figure f join planning.target t on t.id = f.target_id
                     join planning.agreement a on a.id = t.agreement_id where a.agency_id = {agency.Value} and a.fiscal_year = {year.Value} and a.signed_on is null) rows
             """).ToListAsync(ct);
        return JsonNode.Parse(rows[0])!.AsObject();
    }

    /// <summary>What of the one is not the same in the other.</summary>
    public static JsonObject Difference(JsonObject rows, JsonObject others) =>
        new(rows.Where(row => !JsonNode.DeepEquals(row.Value, others[row.Key])).Select(row => KeyValuePair.Create(row.Key, row.Value?.DeepClone())));

    /// <summary>Whether something that is not of the import hangs on a row that was new with it.</summary>
    public async Task<bool> IsUsedAsync(ImportedPlan import, CancellationToken ct)
    {
        var (before, after) = (import.Before, import.After);
        return (await db.Database.SqlQuery<bool>(
            $"""
             with new as (select r.key from jsonb_object_keys({after}::jsonb) r(key) where not jsonb_exists({before}::jsonb, r.key))
             select exists (select from planning.indicator i join new on new.key = 'objective:' || i.objective_id where 'indicator:' || i.id not in (select key from new))
                 or exists (select from planning.objective_link l join new on new.key in ('objective:' || l.objective_id, 'objective:' || l.served_id)
                     where 'objective_link:' || l.id not in (select key from new))
                 or exists (select from planning.indicator_card c join new on new.key = 'indicator:' || c.indicator where 'indicator_card:' || c.id not in (select key from new))
                 or exists (select from planning.indicator_card c join new on new.key = 'indicator_card:' || c.id
                     join planning.target t on t.indicator_id = c.indicator join planning.agreement a on a.id = t.agreement_id
                     where a.signed_on is not null and make_date(a.fiscal_year, 12, 31) >= c.valid_from and exists (
                         select from planning.indicator i where i.id = c.indicator and 'indicator:' || i.id in (select key from new)))
                 or exists (select from planning.strategic_target s join new on new.key = 'indicator:' || s.indicator_id
                     where not jsonb_exists({after}::jsonb, 'strategic_target:' || s.plan_id || ':' || s.indicator_id || ':' || s.fiscal_year))
                 or exists (select from planning.action_step s join new on new.key = 'indicator:' || s.indicator_id where not jsonb_exists({after}::jsonb, 'action_step:' || s.id))
                 or exists (select from planning.target t join new on new.key = 'indicator:' || t.indicator_id where not jsonb_exists({after}::jsonb, 'target:' || t.id))
                 or exists (select from planning.budget_item b join new on new.key = 'indicator:' || b.indicator_id where not jsonb_exists({after}::jsonb, 'budget_item:' || b.id)) as "Value"
             """).ToListAsync(ct))[0];
    }

    /// <summary>Puts back what was before, where nothing hangs on it.</summary>
    public async Task PutBackAsync(ImportedPlan import, CancellationToken ct)
    {
        var (before, after) = (import.Before, import.After);
        await db.Database.ExecuteSqlAsync(
            $"""
             delete from planning.target_figure f using jsonb_each({after}::jsonb) r where r.key like 'target:%' and f.target_id = (r.value ->> 'id')::uuid;
             delete from planning.target t using jsonb_each({after}::jsonb) r where r.key like 'target:%' and t.id = (r.value ->> 'id')::uuid;
             delete from planning.strategic_target s using jsonb_each({after}::jsonb) r where r.key = 'strategic_target:' || s.plan_id || ':' || s.indicator_id || ':' || s.fiscal_year;
             delete from planning.strategic_target s using jsonb_each({before}::jsonb) r where r.key = 'strategic_target:' || s.plan_id || ':' || s.indicator_id || ':' || s.fiscal_year;
             delete from planning.action_step s using jsonb_each({after}::jsonb) r where r.key = 'action_step:' || s.id and not jsonb_exists({before}::jsonb, r.key);
             update planning.action_step s set quarter = o.quarter, step = o.step, output = o.output, unit_id = o.unit_id, version = s.version + 1
                 from (select (jsonb_populate_record(null::planning.action_step, r.value)).* from jsonb_each({before}::jsonb) r where r.key like 'action_step:%') o where s.id = o.id;
             delete from planning.weight w using jsonb_each({after}::jsonb) r where r.key = 'weight:' || w.id and not jsonb_exists({before}::jsonb, r.key);
             delete from planning.budget_item b using jsonb_each({after}::jsonb) r
                 where r.key = 'budget_item:' || b.id and not jsonb_exists({before}::jsonb, r.key);
             update planning.budget_item b set unit_id = o.unit_id, indicator_id = o.indicator_id, programme_code = o.programme_code, programme = o.programme,
                     activity_code = o.activity_code, activity = o.activity, sub_activity_code = o.sub_activity_code, sub_activity = o.sub_activity,
                     ceiling_original = o.ceiling_original, revisions = o.revisions, version = b.version + 1
                 from (select (jsonb_populate_record(null::planning.budget_item, r.value)).* from jsonb_each({before}::jsonb) r where r.key like 'budget_item:%') o where b.id = o.id;
             update planning.indicator i set objective_id = o.objective_id, code = o.code, kind = o.kind, unit_id = o.unit_id, ordinal = o.ordinal, valid_from = o.valid_from, version = i.version + 1
                 from (select (jsonb_populate_record(null::planning.indicator, r.value)).* from jsonb_each({before}::jsonb) r where r.key like 'indicator:%') o where i.id = o.id;
             delete from planning.indicator_card c using jsonb_each({after}::jsonb) r where r.key = 'indicator_card:' || c.id and not jsonb_exists({before}::jsonb, r.key);
             delete from planning.indicator i using jsonb_each({after}::jsonb) r where r.key = 'indicator:' || i.id and not jsonb_exists({before}::jsonb, r.key);
             delete from planning.objective_link l using jsonb_each({after}::jsonb) r where r.key = 'objective_link:' || l.id and not jsonb_exists({before}::jsonb, r.key);
             update planning.objective p set name = o.name, valid_from = o.valid_from, kind = o.kind, position_id = o.position_id, version = p.version + 1
                 from (select (jsonb_populate_record(null::planning.objective, r.value)).* from jsonb_each({before}::jsonb) r where r.key like 'objective:%') o where p.id = o.id;
             delete from planning.objective p using jsonb_each({after}::jsonb) r where r.key = 'objective:' || p.id and not jsonb_exists({before}::jsonb, r.key);
             update planning.agreement a set version = a.version + 1 from jsonb_each({after}::jsonb) r where r.key = 'agreement:' || a.id;
             insert into planning.strategic_target select o.* from jsonb_each({before}::jsonb) r, jsonb_populate_record(null::planning.strategic_target, r.value) o
                 where r.key like 'strategic_target:%';
             insert into planning.target select o.* from jsonb_each({before}::jsonb) r, jsonb_populate_record(null::planning.target, r.value) o where r.key like 'target:%';
             insert into planning.target_figure select o.* from jsonb_each({before}::jsonb) r, jsonb_populate_record(null::planning.target_figure, r.value) o
                 where r.key like 'target_figure:%';
             """,
            ct);
    }
}
