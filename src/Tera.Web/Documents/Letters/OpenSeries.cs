using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Documents.Letters;

/// <summary>The wish that letters of a unit, of a kind, or both get a register of their own from now on.</summary>
/// <param name="Year">The year in which it begins: the year of today.</param>
/// <param name="Name">How the office calls it.</param>
/// <param name="Unit">Whose letters; null for every unit's.</param>
/// <param name="Kind">Which letters; null for every kind.</param>
public sealed record OpenSeries(
    CommandId Command, SignedInUser By, AgencyId Agency, FiscalYear Year, PrintedLine Name, UnitId? Unit, string? Kind,
    LetterNumberPattern Pattern, PrintedLine Classification, PrintedLine UnitCode);

/// <inheritdoc cref="OpenSeries"/>
public sealed class OpenSeriesHandler(TeraDbContext db, RegisterClash clash, LetterKeepers keepers, CommandScope commands, AuditTrail audit, IClock clock)
{
    private const string Process = "documents.open-series";

    public Task<Result<Receipt>> HandleAsync(OpenSeries wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => OpenAsync(wish, inner), ct);

    private async Task<Result<string>> OpenAsync(OpenSeries wish, CancellationToken ct)
    {
        if (!await keepers.IncludeAsync(wish.By, wish.Agency, ct))
        {
            return RegisterRejections.NotKeeper();
        }

        if (wish is { Unit: null, Kind: null })
        {
            return SeriesRejections.NothingNarrowed();
        }

        if ((wish.Kind is { } kind && LetterKinds.NameOf(kind) is null)
            || (wish.Unit is { } unit && !await db.Set<Unit>().AnyAsync(row => row.Id == unit && row.AgencyId == wish.Agency && row.ClosedOn == null, ct)))
        {
            return SeriesRejections.NotOfAgency();
        }

        if (RegisterClash.RunsTogether(wish.Pattern, wish.Classification.Text, wish.UnitCode.Text))
        {
            return SeriesRejections.RunsTogether();
        }

        await clash.OneAtATimeAsync(wish.Agency, wish.Year.Value, ct);
        if (await db.Set<LetterSeries>().AnyAsync(row => row.AgencyId == wish.Agency && row.ClosedAt == null && row.UnitId == wish.Unit && row.LetterKind == wish.Kind, ct))
        {
            return SeriesRejections.RuleTaken();
        }

        var series = new LetterSeries
        {
            Id = LetterSeriesId.New(),
            AgencyId = wish.Agency,
            Name = wish.Name.Text,
            UnitId = wish.Unit,
            LetterKind = wish.Kind,
            OpenedBy = wish.By.PersonId,
            OpenedAt = clock.GetCurrentInstant(),
        };
        var register = new LetterRegister
        {
            Id = LetterRegisterId.New(),
            AgencyId = wish.Agency,
            Kind = series.Book,
            FiscalYear = wish.Year.Value,
            Pattern = wish.Pattern.Text,
            Classification = wish.Classification.Text,
            UnitCode = wish.UnitCode.Text,
        };
        if (await clash.FindAsync(register, wish.Pattern, wish.Classification.Text, wish.UnitCode.Text, ct) is { } other)
        {
            return SeriesRejections.SameNumbers(other);
        }

        db.AddRange(series, register);
        await audit.WriteAsync(new(wish.Command, Process, "letter-series", series.Id.Value) { By = wish.By, After = $"{series.Name}; {register.Pattern}; {register.UnitCode}" }, ct);
        return wish.Agency.Value.ToString("D");
    }
}

/// <summary>The wish that no more letters come to a register; those it numbered keep their numbers.</summary>
public sealed record CloseSeries(CommandId Command, SignedInUser By, AgencyId Agency, LetterSeriesId Series);

/// <inheritdoc cref="CloseSeries"/>
public sealed class CloseSeriesHandler(TeraDbContext db, LetterKeepers keepers, CommandScope commands, AuditTrail audit, IClock clock)
{
    private const string Process = "documents.close-series";

    public Task<Result<Receipt>> HandleAsync(CloseSeries wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => CloseAsync(wish, inner), ct);

    private async Task<Result<string>> CloseAsync(CloseSeries wish, CancellationToken ct)
    {
        if (!await keepers.IncludeAsync(wish.By, wish.Agency, ct))
        {
            return RegisterRejections.NotKeeper();
        }

        if (await db.Set<LetterSeries>().SingleOrDefaultAsync(row => row.Id == wish.Series && row.AgencyId == wish.Agency && row.ClosedAt == null, ct) is not { } series)
        {
            return CommandRejections.ChangedMeanwhile;
        }

        series.Close(wish.By.PersonId, clock.GetCurrentInstant());
        await audit.WriteAsync(new(wish.Command, Process, "letter-series", series.Id.Value) { By = wish.By, Before = series.Name }, ct);
        return wish.Agency.Value.ToString("D");
    }
}

/// <summary>Why no register was opened.</summary>
public static class SeriesRejections
{
    /// <summary>Neither unit nor kind: that is the general register.</summary>
    public static Rejection NothingNarrowed() => new("documents.letter.series-for-everything");

    /// <summary>A unit or kind that is not there.</summary>
    public static Rejection NotOfAgency() => new("documents.letter.series-for-nothing");

    /// <summary>There is one for the same letters.</summary>
    public static Rejection RuleTaken() => new("documents.letter.series-rule-taken");

    /// <summary>Digits stand right beside the running number.</summary>
    public static Rejection RunsTogether() => new("documents.letter.runs-together");

    /// <summary>Another register gives such numbers.</summary>
    /// <param name="name">Of the other.</param>
    public static Rejection SameNumbers(string name) => new("documents.letter.same-numbers", name);
}
