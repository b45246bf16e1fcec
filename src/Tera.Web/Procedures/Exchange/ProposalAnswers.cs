using System.Collections.Immutable;
using System.Globalization;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Procedures.Reading;

namespace Tera.Procedures.Exchange;

/// <summary>What an office says of one proposal.</summary>
/// <param name="Key">Of the proposal.</param>
/// <param name="Choice">Another lane, step or word than the one proposed; null when it is right as it is.</param>
public sealed record ProposalAnswer(string Key, string? Choice)
{
    public override string ToString() => Choice is null ? "Satu simpulan dibenarkan." : "Satu simpulan dijawab lain.";
}

/// <summary>A choice beside the one proposed.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Label">What the user reads.</param>
internal sealed record OtherChoice(string Value, string Label);

/// <summary>Which answers a proposal may get, and what each does to the SOP.</summary>
internal static class ProposalAnswers
{
    private const int MostBorders = 4;

    /// <summary>The act is no part of the row; the name is that of no lane.</summary>
    public const string None = "tidak-ada";

    /// <summary>Answers beside yes, in the order in which they are offered.</summary>
    public static IReadOnlyList<OtherChoice> Others(ProcedureDefinition definition, Proposal proposal) => proposal.Key.Split(':') switch
    {
        [var step, "tindakan", var number] when ActOf(definition, step, number) is { } act =>
        [
            .. act.Kind is ActKind.Check && WayAnswers.MayBeNoDecision(definition[new StepKey(step)]) ? [WayAnswers.NoDecisionChoice] : (OtherChoice[])[],
            // Where only the kind is asked, kinds come before other lanes.
            .. ActGuess.Rest(act.Actor) is null ? KindAnswers.Others(definition, definition[new StepKey(step)], act) : [],
            .. definition.Lanes.Where(lane => lane.Key != act.Primary).OrderBy(lane => Distance(definition, new StepKey(step), lane.Key)).Select(lane => new OtherChoice(lane.Key.Value, lane.Role)),
            .. ActGuess.Rest(act.Actor) is not null ? KindAnswers.Others(definition, definition[new StepKey(step)], act) : [],
            .. act.Actor.Origin is Origin.Proposed && act.Kind is not ActKind.Check && definition[new StepKey(step)].Acts.Length > 1 ? [new OtherChoice(None, "tidak ada tindakan ini")] : (OtherChoice[])[],
        ],
        [var step, "arah", var label] when definition.Find(new StepKey(step)) is { } row => [.. WayAnswers.Others(definition, row, label)],
        [var step, "batas"] when definition.Find(new StepKey(step)) is { } row => Borders(row),
        ["alias", ..] when definition.Aliases.FirstOrDefault(alias => proposal.Key == $"alias:{alias.Printed}") is { } alias =>
            [.. definition.Lanes.Where(lane => lane.Key != alias.Lane).Select(lane => new OtherChoice(lane.Key.Value, lane.Role)), new OtherChoice(None, "bukan salah satunya")],
        ["lajur", var lane] when definition.Lanes.FirstOrDefault(one => one.Key.Value == lane) is { } known =>
            [.. SopWords.LaneNatures.All.Where(word => word != SopWords.LaneNatures.Of(known.Nature)).Select(word => new OtherChoice(word, SopWords.LaneNatures.TryRead(word, out var nature) ? LaneWords.Of(nature) : word))],
        ["dokumen-utama"] => [.. ProductAnswers.Kinds(definition, definition.MainDocument)],
        [var step, "hasil", var number] when ActOf(definition, step, number) is { Produces: { } made } => [.. ProductAnswers.Kinds(definition, made), new OtherChoice(None, "tidak menghasilkan apa pun")],
        [var step, "masukan", ..] when definition.Find(new StepKey(step)) is { } row => [.. ProductAnswers.Makers(definition, row, proposal.Key)],
        ["periode"] => [.. SopWords.Periodicities.All.Where(word => word != SopWords.Periodicities.Of(definition.Periodicity)).Select(word => new OtherChoice(word, word.Replace('-', ' ')))],
        _ => [],
    };

    /// <summary>The SOP with all answers in it, and with what rests on them proposed anew: after the last of them, for each was given to what stood there before.</summary>
    public static ProcedureDefinition ApplyAll(ProcedureDefinition definition, IEnumerable<ProposalAnswer> answers, string by) =>
        Rereading.Of(definition, answers.Aggregate(definition, (answered, answer) => Apply(answered, answer, by)));

    /// <summary>The SOP with the answer in it; as it was when nothing of that key is asked.</summary>
    public static ProcedureDefinition Apply(ProcedureDefinition definition, ProposalAnswer answer, string by)
    {
        if (Proposals.Of(definition).FirstOrDefault(proposal => proposal.Key == answer.Key) is not { } asked
            || (answer.Choice is { } choice && Others(definition, asked).All(other => other.Value != choice)))
        {
            return definition;
        }

        var confirmed = new Provenance(Origin.Confirmed, 1m, $"{by} Semula: {asked.Reading.Reason}");
        return answer.Key.Split(':', 3) switch
        {
            ["periode"] => definition with
            {
                Periodicity = answer.Choice is { } word && SopWords.Periodicities.TryRead(word, out var periodicity) ? periodicity : definition.Periodicity,
                PeriodicityReading = confirmed,
            },
            ["dokumen-utama"] => ProductAnswers.WithDocument(definition, answer.Choice, confirmed),
            ["keterkaitan", .. var printed] => definition with { Cover = definition.Cover with { Links = [.. definition.Cover.Links.Select(link => link.Printed == string.Join(':', printed) ? link with { Reading = confirmed } : link)] } },
            ["lajur", var lane] => definition with { Lanes = [.. definition.Lanes.Select(one => one.Key.Value == lane ? WithNature(one, answer.Choice, confirmed) : one)] },
            ["alias", .. var printed] => definition with { Aliases = [.. definition.Aliases.SelectMany(alias => alias.Printed == string.Join(':', printed) ? WithLane(alias, answer.Choice, confirmed) : [alias])] },
            [var step, var what, .. var which] => definition with { Steps = [.. definition.Steps.Select(row => row.Key.Value == step ? WithAnswer(definition, row, what, string.Join(':', which), answer.Choice, confirmed) : row)] },
            _ => definition,
        };
    }

    private static RoleAlias[] WithLane(RoleAlias alias, string? choice, Provenance confirmed) => choice switch
    {
        None => [],
        null => [alias with { Provenance = confirmed }],
        _ => [alias with { Lane = new LaneKey(choice), Provenance = confirmed }],
    };

    private static Lane WithNature(Lane lane, string? choice, Provenance confirmed) =>
        choice is not null && SopWords.LaneNatures.TryRead(choice, out var nature) ? lane with { Nature = nature, Reading = confirmed } : lane with { Reading = confirmed };

    private static Step WithAnswer(ProcedureDefinition definition, Step step, string what, string which, string? choice, Provenance confirmed) => what switch
    {
        "batas" => WithBorder(step, choice, confirmed),
        "tindakan" when choice is WayAnswers.NoDecision => WayAnswers.WithoutDecision(step),
        "tindakan" when KindAnswers.Is(choice) => KindAnswers.Apply(definition, step, which, choice!, confirmed),
        "tindakan" => step with { Acts = [.. step.Acts.SelectMany((act, at) => $"{at + 1}" == which ? WithActor(act, choice, confirmed) : [act])] },
        "tautan" => step with { Link = step.Link! with { Reading = confirmed } },
        "hasil" => ProductAnswers.WithProduct(step, which, choice, confirmed),
        "masukan" => step with { Standard = step.Standard with { Inputs = [.. step.Standard.Inputs.Select(input => input.Printed == which ? ProductAnswers.WithSource(input, choice, confirmed) : input)] } },
        "keluaran" => step with { Standard = step.Standard with { Outputs = [.. step.Standard.Outputs.Select(output => output.Printed == which ? output with { Reading = confirmed } : output)] } },
        "arah" => WayAnswers.Apply(definition, step, which, choice, confirmed),
        _ => step,
    };

    /// <summary>Rows between a row and the nearest in which a lane takes part; those that take part nowhere come last.</summary>
    private static int Distance(ProcedureDefinition definition, StepKey row, LaneKey lane)
    {
        var here = definition.IndexOf(row);
        return definition.Steps.Index().Where(step => step.Index != here && step.Item.Acts.Any(act => act.AllLanes.Contains(lane))).Select(step => Math.Abs(step.Index - here)).DefaultIfEmpty(int.MaxValue).Min();
    }

    /// <summary>Other places where kegiatan may end: before a word with a capital, the nearest first; and nowhere, when all of it is kegiatan.</summary>
    private static OtherChoice[] Borders(Step step)
    {
        if (step.Standard.Inputs.Length > 1)
        {
            return [];
        }

        var (words, border) = Parted(step);
        var others = Enumerable.Range(1, words.Length - 1).Where(at => at != border && words[at] is [var first, ..] && char.IsUpper(first)).OrderBy(at => Math.Abs(at - border)).ThenBy(at => at).Take(MostBorders)
            .Select(at => new OtherChoice(Place(at), $"kelengkapan “{string.Join(' ', words[at..])}”"));
        return border == words.Length ? [.. others] : [.. others, new OtherChoice(Place(words.Length), "semuanya kegiatan")];
    }

    private static Step WithBorder(Step step, string? choice, Provenance confirmed)
    {
        if (choice is null || !int.TryParse(choice, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
        {
            return step with { Border = confirmed };
        }

        var (words, _) = Parted(step);
        return step with
        {
            Text = string.Join(' ', words[..at]),
            Standard = step.Standard with { Inputs = at == words.Length ? [] : [new RequiredInput(string.Join(' ', words[at..]), null)] },
            Border = confirmed,
        };
    }

    private static (string[] Words, int Border) Parted(Step step)
    {
        string[] text = step.Text.Split(' '), input = [.. step.Standard.Inputs.SelectMany(input => input.Printed.Split(' '))];
        return ([.. text, .. input], text.Length);
    }

    private static string Place(int at) => at.ToString(CultureInfo.InvariantCulture);

    private static ImmutableArray<Act> WithActor(Act act, string? choice, Provenance confirmed) => choice switch
    {
        None => [],
        null => [act with { Actor = confirmed }],
        _ => [act with { Lanes = [new LaneKey(choice), .. act.Participation is Participation.One ? [] : act.Lanes.Skip(1).Where(lane => lane.Value != choice)], Recipients = [.. act.Recipients.Where(lane => lane.Value != choice)], Actor = ActGuess.KindOnly(act.Actor) ?? confirmed }],
    };

    private static Act? ActOf(ProcedureDefinition definition, string step, string number) =>
        definition.Find(new StepKey(step)) is { } row && int.TryParse(number, CultureInfo.InvariantCulture, out var at) && at >= 1 && at <= row.Acts.Length ? row.Acts[at - 1] : null;
}
