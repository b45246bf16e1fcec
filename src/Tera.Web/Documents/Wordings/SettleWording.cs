using NodaTime;
using Tera.Documents.Letters;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Documents.Wordings;

/// <summary>The wish that an agency's letters of a kind are worded so from now on.</summary>
/// <param name="Kind">Which letters.</param>
/// <param name="Texts">By key of the part, every part of the kind; null to go back to the sentences of the program.</param>
/// <param name="Seen">Number of the version that was shown; 0 for none.</param>
public sealed record SettleWording(CommandId Command, SignedInUser By, AgencyId Agency, WordingKind Kind, IReadOnlyDictionary<string, WordedText>? Texts, int Seen);

/// <inheritdoc cref="SettleWording"/>
/// <remarks>What is frozen already keeps the version it was frozen with, also when it is still to be printed.</remarks>
public sealed class SettleWordingHandler(TeraDbContext db, WordingReader wordings, LetterKeepers keepers, CommandScope commands, AuditTrail audit, IClock clock)
{
    private const string Process = "documents.settle-wording";

    public Task<Result<Receipt>> HandleAsync(SettleWording wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => SettleAsync(wish, inner), ct);

    private async Task<Result<string>> SettleAsync(SettleWording wish, CancellationToken ct)
    {
        if (!await keepers.IncludeAsync(wish.By, wish.Agency, ct))
        {
            return WordingSettlementRejections.NotKeeper();
        }

        // Two who save the same version at once are told apart by its number, which is taken once.
        var latest = await wordings.LatestAsync(wish.Agency, wish.Kind, ct);
        if ((latest?.Number ?? 0) != wish.Seen)
        {
            return CommandRejections.ChangedMeanwhile;
        }

        var before = await wordings.OfAsync(wish.Kind, latest?.Id, ct);
        if (Says(before, wish))
        {
            return WordingSettlementRejections.NothingChanged();
        }

        var version = new WordingVersion
        {
            Id = WordingVersionId.New(),
            AgencyId = wish.Agency,
            Kind = wish.Kind.Code,
            Number = wish.Seen + 1,
            OfProgram = wish.Texts is null,
            MadeBy = wish.By.PersonId,
            MadeAt = clock.GetCurrentInstant(),
        };
        db.Add(version);
        db.AddRange((wish.Texts ?? new Dictionary<string, WordedText>()).Select(text => new WordingSentence { VersionId = version.Id, Part = text.Key, Text = text.Value.Text }));
        await audit.WriteAsync(
            new(wish.Command, Process, "wording", version.Id.Value)
            {
                By = wish.By,
                Before = Words(wish.Kind, before.Text),
                After = Words(wish.Kind, part => wish.Texts is { } texts ? texts[part.Key].Text : part.Program),
            },
            ct);
        return $"{wish.Kind.Code}?instansi={wish.Agency.Value:D}";
    }

    private static bool Says(LetterWording before, SettleWording wish) =>
        wish.Texts is { } texts ? wish.Kind.Parts.All(part => before.Text(part) == texts[part.Key].Text) : before.Texts.Count == 0;

    private static string Words(WordingKind kind, Func<WordingPart, string> text) => string.Join("\n", kind.Parts.Select(part => $"{part.Label}: {text(part)}"));
}

/// <summary>Why no new version was made.</summary>
public static class WordingSettlementRejections
{
    /// <summary>Only head, secretariat and administrators word letters.</summary>
    public static Rejection NotKeeper() => new("documents.wording.not-keeper");

    /// <summary>It says what counts already.</summary>
    public static Rejection NothingChanged() => new("documents.wording.nothing-changed");
}
