using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
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
    public LocalDate? InForceSince => State.MayChange() ? null : EffectiveFrom;
}

/// <summary>A page of the list.</summary>
public sealed record AdoptedSopPage(IReadOnlyList<AdoptedSopRow> Rows, int Total);

/// <summary>Reads the list of SOPs of the agencies the user sees.</summary>
public sealed class AdoptedSopQuery(TeraDbContext db, CurrentUser current, DefinitionCache definitions)
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
            var like = $"%{search.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            all = all.Where(row => EF.Functions.ILike(row.Procedure.Title, like) || EF.Functions.ILike(row.Procedure.Code, like));
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
            .Skip((filter.Page - 1) * PageSize).Take(PageSize)
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
        var counted = new List<AdoptedSopRow>(rows.Count);
        foreach (var row in rows)
        {
            var definition = await DefinitionAsync(row, ct);
            counted.Add(row with
            {
                Runs = runs.GetValueOrDefault(row.Id.Value),
                Findings = Library.Findings.Of(definition, code => adopted.Contains((row.AgencyId, code.Value))).Count,
            });
        }

        return counted;
    }

    /// <summary>What may still change is read anew; what has been in force is kept in memory.</summary>
    private async Task<ProcedureDefinition> DefinitionAsync(AdoptedSopRow row, CancellationToken ct) => row.State.MayChange()
        ? DefinitionJson.Read(await db.Set<ProcedureVersion>().Where(version => version.Id == row.VersionId).Select(version => version.Content).SingleAsync(ct))
        : await definitions.OfAsync(db, row.VersionId, ct);
}
