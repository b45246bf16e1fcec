using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Documents.Contracts;
using Tera.Documents.Retention;
using Tera.Platform.Components;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Documents.Letters;

/// <summary>The code of the matter a letter is to bear, for its form.</summary>
/// <param name="Usual">Of the register the letter comes to.</param>
/// <param name="Codes">The region's table of codes; empty when it has entered none.</param>
/// <param name="Former">What the letter bears that is written anew; null for a first one.</param>
public sealed record CodeChoice(string Usual, IReadOnlyList<Choice> Codes, string? Former);

/// <summary>Reads which code of matters a letter bears: chosen by who writes it, else that of its register.</summary>
/// <remarks>Source: Permendagri 83/2022; its codes are the region's table.</remarks>
public sealed class LetterCodes(TeraDbContext db, LetterNumbers numbers, RegisterClash clash, RetentionReader retention)
{
    internal static readonly Input CodeInput = new("KodeKlasifikasi", "Kode klasifikasi");
    internal const int Longest = 50;

    /// <param name="context">Who writes.</param>
    /// <param name="kind">Of <see cref="LetterKinds"/>.</param>
    /// <param name="former">Of the letter that is written anew; null for a first one.</param>
    /// <param name="ct">Ends waiting.</param>
    internal async Task<CodeChoice> OfAsync(PanelContext context, string kind, RevisionId? former, CancellationToken ct)
    {
        var before = former is { } paper ? await (
            from revision in db.Set<Artifacts.Revision>()
            join letter in db.Set<Letter>() on revision.LetterId equals (LetterId?)letter.Id
            where revision.Id == paper
            select letter.Classification).SingleOrDefaultAsync(ct) : null;
        return new(await UsualAsync(context, kind, ct), [.. (await retention.CodesAsync(ct)).Select(code => code.Choice)], before);
    }

    /// <summary>The code as typed, with its fault in the reader where it may not be; null where nobody chose, which is that of the register.</summary>
    internal async Task<string?> ReadAsync(FormReader reader, PanelContext context, string kind, CancellationToken ct)
    {
        if (reader.Optional(CodeInput, Longest) is not { } typed || typed == await UsualAsync(context, kind, ct))
        {
            return null;
        }

        var known = await retention.CodesAsync(ct);
        if (!Classification.IsCode(typed))
        {
            reader.Fault("documents.archive.classification-unreadable", CodeInput, typed);
        }
        else if (known.Count > 0 && known.All(code => code.Code != typed))
        {
            reader.Fault("documents.letter.code-unknown", CodeInput, typed);
        }

        return typed;
    }

    /// <summary>
    /// Why a letter may not bear a code, in the transaction that takes its number: another register gives such numbers, or has given this one. Null
    /// where it may, and where nobody chose one.
    /// </summary>
    internal async Task<Rejection?> ClashAsync(PanelContext context, string kind, string? code, Instant at, CancellationToken ct)
    {
        if (code is null)
        {
            return null;
        }

        var agency = context.Head.Agency;
        var day = context.Calendar.TimeZone.DateOf(at);
        var book = await numbers.BookOfAsync(agency, new(kind, "", context.User.PersonId, at, day), ct);
        if (code == await numbers.CodeOfAsync(agency, book, day.Year, ct))
        {
            return null;
        }

        await clash.OneAtATimeAsync(agency, day.Year, ct);
        await numbers.OpenAsync(agency, book, day.Year, ct);
        var register = await db.LockedRegisterAsync(agency, book, day.Year, ct);
        if (LetterNumberPattern.Parse(register.Pattern).Accepted(out var pattern, out _) && RegisterClash.RunsTogether(pattern, code, register.UnitCode))
        {
            return SeriesRejections.RunsTogether();
        }

        return await clash.OfChosenAsync(register, code, day, ct) is { } other
            ? new Rejection("documents.letter.code-taken", code, other, new AtInput(CodeInput.Name))
            : null;
    }

    private async Task<string> UsualAsync(PanelContext context, string kind, CancellationToken ct)
    {
        var day = context.Calendar.TimeZone.DateOf(context.Now);
        var book = await numbers.BookOfAsync(context.Head.Agency, new(kind, "", context.User.PersonId, context.Now, day), ct);
        return await numbers.CodeOfAsync(context.Head.Agency, book, day.Year, ct);
    }
}
