using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Runs;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Library;

/// <summary>What the list is narrowed to.</summary>
/// <param name="Search">Part of the code or the title; null for all.</param>
/// <param name="Agency">One agency; null for every one the user sees.</param>
/// <param name="State">State of the version shown; null for all.</param>
/// <param name="Page">From 1.</param>
public sealed record AdoptedSopFilter(string? Search, AgencyId? Agency, VersionState? State, int Page)
{
    public bool Narrows => Search is not null || Agency is not null || State is not null;
}

/// <summary>An adopted SOP in the list: its version in force, else its newest.</summary>
public sealed record AdoptedSopRow(ProcedureId Id, string Code, string Title, AgencyId AgencyId, string Agency, VersionId VersionId, int Number, VersionState State, LocalDate? EffectiveFrom)
{
    /// <summary>Runs that have not ended.</summary>
    public int Runs { get; init; }

    /// <summary>Findings of the version shown.</summary>
    public int Findings { get; init; }

    /// <summary>First day it is or was in force; drafts only intend one.</summary>
    public LocalDate? InForceSince => State is VersionState.Legalised || State.MayChange() ? null : EffectiveFrom;
}

/// <summary>A page of the list.</summary>
public sealed record AdoptedSopPage(IReadOnlyList<AdoptedSopRow> Rows, int Total);

/// <summary>Reads the list of SOPs of the agencies the user sees.</summary>
public sealed class AdoptedSopQuery(TeraDbContext db, CurrentUser current, DefinitionCache definitions, LegalBasisReader bases)
{
    public const int PageSize = 50;

    public Task<List<AgencyChoice>> AgenciesAsync(CancellationToken ct) => db.Set<Agency>().AsNoTracking().TagWith("Procedures: agencies of the SOP list")
        .VisibleTo(current.Required).OrderBy(agency => agency.Ordinal).ThenBy(agency => agency.Name).ThenBy(agency => agency.Id)
        .Select(agency => new AgencyChoice(agency.Id, agency.Name)).ToListAsync(ct);

    public async Task<AdoptedSopPage> ListAsync(AdoptedSopFilter filter, CancellationToken ct)
    {
        var all =
            from procedure in db.Set<AdoptedProcedure>().AsNoTracking().VisibleTo(current.Required, row => row.AgencyId)
            join agency in db.Set<Agency>() on procedure.AgencyId equals agency.Id
            from version in db.Set<ProcedureVersion>().Where(row => row.ProcedureId == procedure.Id)
                .OrderByDescending(row => row.State == VersionState.InForce || row.State == VersionState.InRevision).ThenByDescending(row => row.Number).Take(1)
            select new { Procedure = procedure, Agency = agency, Version = version };
        if (filter.Search is { } search)
        {
            var like = Patterns.Containing(search);
            all = all.Where(row => EF.Functions.ILike(row.Procedure.Title, like, Patterns.Escape) || EF.Functions.ILike(row.Procedure.Code, like, Patterns.Escape));
        }

        if (filter.Agency is { } one)
        {
            all = all.Where(row => row.Procedure.AgencyId == one);
        }

        if (filter.State is { } state)
        {
            all = all.Where(row => row.Version.State == state);
        }

        var total = await all.CountAsync(ct);
        var rows = await all.TagWith("Procedures: SOP list")
            .OrderBy(row => row.Agency.Ordinal).ThenBy(row => row.Agency.Name).ThenBy(row => row.Procedure.Code).ThenBy(row => row.Procedure.Id)
            .Skip((Paging.Within(filter.Page, total, PageSize) - 1) * PageSize).Take(PageSize)
            .Select(row => new AdoptedSopRow(
                row.Procedure.Id, row.Procedure.Code, row.Procedure.Title, row.Agency.Id, row.Agency.Name,
                row.Version.Id, row.Version.Number, row.Version.State, row.Version.EffectiveFrom))
            .ToListAsync(ct);
        return new(await WithCountsAsync(rows, ct), total);
    }

    private async Task<IReadOnlyList<AdoptedSopRow>> WithCountsAsync(List<AdoptedSopRow> rows, CancellationToken ct)
    {
        var runs = (await OpenRuns.CountAsync(db, [.. rows.Select(row => row.Id)], ct)).ToDictionary(run => run.Procedure, run => run.Runs);
        var agencies = rows.Select(row => row.AgencyId).Distinct().ToList();
        var adopted = (await db.Set<AdoptedProcedure>().AsNoTracking().Where(row => agencies.Contains(row.AgencyId))
            .Select(row => new { row.AgencyId, row.Code }).ToListAsync(ct)).Select(row => (row.AgencyId, row.Code)).ToHashSet();
        // What may still change is read anew, all of it at once; what has been in force is kept in memory.
        var open = rows.Where(row => row.State is VersionState.Legalised || row.State.MayChange()).Select(row => row.VersionId).ToList();
        var drafts = await db.Set<ProcedureVersion>().AsNoTracking().TagWith("Procedures: drafts of the SOP list").Where(version => open.Contains(version.Id))
            .Select(version => new { version.Id, version.Content }).ToDictionaryAsync(version => version.Id, version => version.Content, ct);
        var laws = await bases.OfRegionAsync(ct);
        var counted = new List<AdoptedSopRow>(rows.Count);
        foreach (var row in rows)
        {
            var definition = drafts.TryGetValue(row.VersionId, out var content) ? DefinitionJson.Read(content) : await definitions.OfAsync(db, row.VersionId, ct);
            counted.Add(row with
            {
                Runs = runs.GetValueOrDefault(row.Id.Value),
                Findings = Library.Findings.Of(definition, code => adopted.Contains((row.AgencyId, code.Value)), laws).Count,
            });
        }

        return counted;
    }
}
