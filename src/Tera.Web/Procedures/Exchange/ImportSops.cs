using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Editing;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Exchange;

/// <summary>Keeps the SOPs of a file as drafts of an agency, with the text they were read from; or one of them as the next draft of an SOP it has.</summary>
/// <param name="Command">Made with the form.</param>
/// <param name="Agency">Whose.</param>
/// <param name="FileName">Without a folder.</param>
/// <param name="File">What was read; every SOP in it sound.</param>
/// <param name="Revised">The SOP that the file revises; null for new ones.</param>
/// <param name="Actor">Who; null for the system.</param>
public sealed record ImportSops(CommandId Command, AgencyId Agency, string FileName, ImportedFile File, ProcedureId? Revised, PersonId? Actor);

/// <inheritdoc cref="ImportSops"/>
public sealed class ImportSopsHandler(TeraDbContext db, ProcedureAccess access, CommandScope commands, IClock clock)
{
    private const int MostCodes = 200;
    private const int LongestName = 120;

    /// <returns>A receipt whose result is the id of the first procedure.</returns>
    public Task<Result<Receipt>> HandleAsync(ImportSops wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, "procedures.import", wish.Actor?.Value, inner => KeepAsync(wish, inner), ct);

    private async Task<Result<string>> KeepAsync(ImportSops wish, CancellationToken ct)
    {
        if (await access.AdoptionRefusalAsync(wish.Actor, wish.Agency, ct) is { } notHis)
        {
            return notHis;
        }

        var sops = wish.File.Sops.Select(sop => sop.Definition).OfType<ProcedureDefinition>().ToList();
        if (wish.Revised is { } revised)
        {
            return sops is [var only] ? await ReviseAsync(wish, revised, only, ct) : ImportRejections.OneForARevision(sops.Count);
        }

        ProcedureId? first = null;
        foreach (var sop in sops)
        {
            var own = sop with { Code = await FreeCodeAsync(wish.Agency, sop.Code, ct) };
            var now = clock.GetCurrentInstant();
            var procedure = AdoptedProcedure.Adopt(wish.Agency, own, now);
            var version = ProcedureVersion.Draft(procedure.Id, 1, own, now);
            db.AddRange(procedure, version, WorkingDraft.Change(version, wish.Actor, $"Diimpor dari {wish.FileName}.", now), SourceOf(wish, procedure.Id, now));
            await db.SaveChangesAsync(ct);
            first ??= procedure.Id;
        }

        return first!.Value.ToString();
    }

    private async Task<Result<string>> ReviseAsync(ImportSops wish, ProcedureId revised, ProcedureDefinition sop, CancellationToken ct)
    {
        if (await db.Set<AdoptedProcedure>().SingleOrDefaultAsync(row => row.Id == revised && row.AgencyId == wish.Agency, ct) is not { } procedure)
        {
            return AdoptionRejections.NoSuchVersion();
        }

        var (now, reason) = (clock.GetCurrentInstant(), $"Diimpor dari {wish.FileName}.");
        if (!(await WorkingDraft.OfAsync(db, revised, wish.Actor, reason, now, ct)).Accepted(out var draft, out var no))
        {
            return no;
        }

        var last = await DraftLock.LastAsync(db, draft.Id, ct);
        var edit = DraftEdit.Of(draft, (last?.Number ?? 0) + 1, wish.Actor, "impor", $"mengimpor {wish.FileName[..Math.Min(wish.FileName.Length, LongestName)]}", now);
        if (draft.Rewrite(KeptKeys.Of(draft.Definition, sop) with { Code = new(procedure.Code) }) is { } stays)
        {
            return stays;
        }

        // What stood there before can be had again: a wrong file must not cost a day's work.
        edit.Leave(draft, now);
        db.AddRange(edit, WorkingDraft.Change(draft, wish.Actor, reason, now), SourceOf(wish, revised, now));
        return revised.ToString();
    }

    /// <summary>The code of the file, with a number behind it where the agency has one of that name already.</summary>
    private async Task<ProcedureCode> FreeCodeAsync(AgencyId agency, ProcedureCode code, CancellationToken ct)
    {
        var taken = await db.Set<AdoptedProcedure>().Where(row => row.AgencyId == agency).Select(row => row.Code).ToListAsync(ct);
        return Enumerable.Range(1, MostCodes).Select(number => number == 1 ? code : new ProcedureCode($"{code.Value[..Math.Min(code.Value.Length, 50)].TrimEnd('-')}-{number}"))
            .First(one => !taken.Contains(one.Value));
    }

    private static SourceLines SourceOf(ImportSops wish, ProcedureId procedure, Instant now) => SourceLines.Keep(procedure, wish.FileName, wish.File.Lines, now);
}

/// <summary>The text an SOP was imported from, so that a person sees the line beside the row that was read out of it.</summary>
public sealed class SourceLines
{
    private const int Longest = 1_000_000;

    private SourceLines()
    {
    }

    public Guid Id { get; private init; }

    public ProcedureId ProcedureId { get; private init; }

    public string FileName { get; private init; } = "";

    public string Content { get; private init; } = "";

    public Instant ImportedAt { get; private init; }

    public ImmutableArray<string> Lines => [.. Content.Split('\n')];

    internal static Task<SourceLines?> LastAsync(TeraDbContext db, ProcedureId procedure, CancellationToken ct) =>
        db.Set<SourceLines>().AsNoTracking().Where(row => row.ProcedureId == procedure).OrderByDescending(row => row.ImportedAt).ThenByDescending(row => row.Id).FirstOrDefaultAsync(ct);

    public static SourceLines Keep(ProcedureId procedure, string fileName, IEnumerable<string> lines, Instant now)
    {
        var content = string.Join('\n', lines).Replace("\0", "", StringComparison.Ordinal);
        return new() { Id = Guid.CreateVersion7(), ProcedureId = procedure, FileName = fileName, Content = content[..Math.Min(content.Length, Longest)], ImportedAt = now };
    }
}

internal sealed class SourceLinesMapping : IEntityTypeConfiguration<SourceLines>
{
    public void Configure(EntityTypeBuilder<SourceLines> builder)
    {
        builder.ToTable("source_lines", "procedures").HasKey(row => row.Id);
        builder.Ignore(row => row.Lines);
        builder.HasOne<AdoptedProcedure>().WithMany().HasForeignKey(row => row.ProcedureId);
    }
}

/// <summary>Why a file was not kept.</summary>
public static class ImportRejections
{
    /// <summary>None of the SOPs of the file was ticked.</summary>
    public static Rejection NothingTicked { get; } = new("procedures.import.nothing-ticked");

    /// <summary>A revision takes one SOP: how many the file has.</summary>
    public static Rejection OneForARevision(int found) => new("procedures.import.one-for-a-revision", found);

    /// <summary>The file cannot be read as an SOP; the faults are told beside.</summary>
    public static Rejection Unreadable(string fault) => new("procedures.import.unreadable", fault);

    /// <summary>The file cannot be read at so many places, told in a table beside.</summary>
    public static Rejection UnreadableAt(string file, int places) => new("procedures.import.unreadable-at", file, places);

    /// <summary>Nothing was answered that is still asked.</summary>
    public static Rejection NothingAsked { get; } = new("procedures.import.nothing-asked");
}
