using Tera.Platform.Components;
using Tera.Platform.Data;
using Tera.Procedures.Versions;
using Microsoft.EntityFrameworkCore;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Mining;

/// <summary>The runs of an SOP as an event log, for those who see the SOP.</summary>
internal static class LogDownload
{
    private static readonly (string Code, string Label, string MediaType, string Ending, Func<EventLog, byte[]> Write)[] Forms =
    [
        ("xes", "XES", Xes.MediaType, "xes", Xes.Write), ("ocel-xml", "OCEL 2.0 XML", "application/xml", "xmlocel", Ocel.WriteXml),
        ("ocel-json", "OCEL 2.0 JSON", "application/json", "jsonocel", Ocel.WriteJson),
    ];

    public static void MapLogDownloads(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/sop/{id:guid}/log/{form}", DownloadAsync);

    public static IReadOnlyList<ExportItem> Items(ProcedureId procedure) => [.. Forms.Select(form => new ExportItem(form.Label, ProceduresLinks.Log(procedure, form.Code)))];

    private static async Task<IResult> DownloadAsync(Guid id, string form, ProcedureQuery query, TeraDbContext db, CancellationToken ct)
    {
        var wanted = Forms.FirstOrDefault(one => one.Code == form);
        if (wanted.Write is null || await query.FindAsync(new(id), null, ct) is not { } view)
        {
            return Results.NotFound();
        }

        var log = await ReadAsync(db, view, ct);
        return Results.File(wanted.Write(log), wanted.MediaType, $"{view.Procedure.Code}.{wanted.Ending}");
    }

    internal static async Task<EventLog> ReadAsync(TeraDbContext db, ProcedureView view, CancellationToken ct)
    {
        var log = await VisitRow.ListAsync(db, view.Procedure.Id, year: null, VisitLog.Most, ct);
        return EventLog.Of(view.Definition.Title, view.Procedure.Code, log.Visits, await DefinitionsAsync(db, view.Procedure.Id, ct));
    }

    /// <summary>The runs that came to their end, how many did not, and how much happened in these.</summary>
    internal static async Task<(EventLog Ended, int Others, int EventsOfOthers)> EndedAsync(TeraDbContext db, ProcedureView view, CancellationToken ct)
    {
        var log = await VisitRow.ListAsync(db, view.Procedure.Id, year: null, VisitLog.Most, ct);
        var definitions = await DefinitionsAsync(db, view.Procedure.Id, ct);
        EventLog Of(bool ended) => EventLog.Of(view.Definition.Title, view.Procedure.Code, log.Visits.Where(visit => visit.Run_Status == nameof(RunStatus.Finished) == ended), definitions);
        var others = Of(ended: false).Traces;
        return (Of(ended: true), others.Count, others.Sum(trace => trace.Events.Count));
    }

    internal static async Task<Dictionary<Guid, ProcedureDefinition>> DefinitionsAsync(TeraDbContext db, ProcedureId procedure, CancellationToken ct) =>
        await db.Set<ProcedureVersion>().AsNoTracking().Where(row => row.ProcedureId == procedure).ToDictionaryAsync(row => row.Id.Value, row => row.Definition, ct);
}
