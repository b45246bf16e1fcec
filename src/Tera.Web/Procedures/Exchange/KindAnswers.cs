using System.Globalization;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Procedures.Reading;

namespace Tera.Procedures.Exchange;

/// <summary>Which other kinds an act may be answered with whose kind was guessed, and what each does to its row.</summary>
internal static class KindAnswers
{
    private const string Prefix = "jenis:";

    /// <summary>Kinds beside the one proposed, in the order in which offices do them; a check only where a row above can be gone back to.</summary>
    public static IEnumerable<OtherChoice> Others(ProcedureDefinition definition, Step row, Act act) => !ActGuess.IsOf(act.Actor)
        ? []
        : SopWords.Acts.All.Where(word => SopWords.Acts.TryRead(word, out var kind) && kind != act.Kind && (kind is not ActKind.Check || MayDecide(definition, row, act)))
            .Select(word => new OtherChoice(Prefix + word, $"tindakannya {word.Replace('-', ' ')}"));

    public static bool Is(string? choice) => choice?.StartsWith(Prefix, StringComparison.Ordinal) is true;

    /// <summary>The row with its act of the kind that was chosen; who does it is asked on where it was not printed.</summary>
    public static Step Apply(ProcedureDefinition definition, Step row, string number, string choice, Provenance confirmed)
    {
        if (!SopWords.Acts.TryRead(choice[Prefix.Length..], out var kind) || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
        {
            return row;
        }

        var act = row.Acts[at - 1];
        var made = ProductReader.Of(kind, row.Text, definition.MainDocument.Value);
        var changed = ProductAnswers.WithAct(row, at, act with
        {
            Kind = kind,
            Produces = made is null ? null : new ArtifactKind(made.Kind),
            ProducesReading = made?.Reading,
            Recipients = kind is ActKind.Instruct or ActKind.HandOver or ActKind.Report or ActKind.Distribute ? act.Recipients : [],
            Participation = act.FansOut ? Participation.One : act.Participation,
            Lanes = act.FansOut ? [act.Primary] : act.Lanes,
            Coordinator = null,
            Application = kind is ActKind.Upload ? ApplicationName.In(row.Text) : null,
            Actor = ActGuess.Rest(act.Actor) ?? confirmed,
        });
        // Nobody refuses to sign where nothing is signed.
        changed = changed.Acts.Any(one => one.Kind is ActKind.Sign) ? changed : changed with { Refusal = null };
        return kind is ActKind.Check ? Deciding(definition, changed) : changed;
    }

    private static bool MayDecide(ProcedureDefinition definition, Step row, Act act) =>
        row.Onward is Onward.Next && row.Acts.All(one => one == act || one.Kind is not ActKind.Sign) && row.Acts.All(one => one.Kind is not ActKind.Check) && definition.PrintedSteps.First().Key != row.Key;

    /// <summary>Ya goes on as before, Tidak to the nearest row above that makes something; both are asked.</summary>
    private static Step Deciding(ProcedureDefinition definition, Step row)
    {
        if (row.Onward is not Onward.Next next)
        {
            return row;
        }

        List<Step> above = [.. definition.PrintedSteps.TakeWhile(one => one.Key != row.Key).Reverse()];
        var maker = above.FirstOrDefault(one => one.Onward is not Onward.Decision && one.Acts.Any(act => act.Kind.IsMaking())) ?? above[0];
        return row with
        {
            Onward = new Onward.Decision(
                new Branch("Ya", [next.To], new(Origin.Proposed, 0.8m, "Pemeriksaan tercetak tanpa cabang; yang benar diteruskan ke langkah berikut."), UnitsMayBeChosen: false),
                new Branch("Tidak", [maker.Key], new(Origin.Proposed, 0.6m, "Pemeriksaan tercetak tanpa jalan Tidak; dipilih langkah yang menyusunnya."), UnitsMayBeChosen: false)),
        };
    }
}
