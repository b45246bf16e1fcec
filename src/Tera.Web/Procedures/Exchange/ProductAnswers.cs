using System.Globalization;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;

namespace Tera.Procedures.Exchange;

/// <summary>Which other answers there are for what an act yields and where an input comes from, and what each does to the SOP.</summary>
internal static class ProductAnswers
{
    /// <summary>Kinds beside the one proposed: those that the SOP names elsewhere first, its main document before all.</summary>
    public static IEnumerable<OtherChoice> Kinds(ProcedureDefinition definition, ArtifactKind proposed)
    {
        List<string> named = [definition.MainDocument.Value, .. definition.Steps.SelectMany(step => step.Acts).Select(act => act.Produces?.Value).OfType<string>()];
        return named.Concat(SopWords.Artifacts.Order(StringComparer.Ordinal)).Distinct().Where(kind => kind != proposed.Value).Select(kind => new OtherChoice(kind, Spoken(kind)));
    }

    /// <summary>Rows above whose work may be the input, the nearest first; and that it comes from outside, where something else is proposed.</summary>
    public static IEnumerable<OtherChoice> Makers(ProcedureDefinition definition, Step row, string key)
    {
        var proposed = row.Standard.Inputs.FirstOrDefault(input => key == $"{row.Key}:masukan:{input.Printed}")?.Artifact;
        var above = definition.Steps.TakeWhile(step => step.Key != row.Key).Reverse()
            .SelectMany(step => step.Acts.Reverse().Select(act => (Step: step, act.Produces))).Where(made => made.Produces is not null && made.Produces != proposed).DistinctBy(made => made.Produces);
        return
        [
            .. above.Select(made => new OtherChoice(made.Produces!.Value.Value, $"{Spoken(made.Produces.Value.Value)} dari {StepWords.Name(made.Step).ToLowerInvariant()}")),
            .. proposed is null ? [] : (OtherChoice[])[new(ProposalAnswers.None, "datang dari luar")],
        ];
    }

    /// <summary>Acts that were only thought to yield the main document yield the one it is.</summary>
    public static ProcedureDefinition WithDocument(ProcedureDefinition definition, string? choice, Provenance confirmed)
    {
        var (before, after) = (definition.MainDocument, choice is null ? definition.MainDocument : new ArtifactKind(choice));
        return definition with
        {
            MainDocument = after,
            MainDocumentReading = confirmed,
            Steps = before == after ? definition.Steps : [.. definition.Steps.Select(step => Following(step, before, after))],
        };
    }

    /// <summary>The row with another product of one of its acts; what it prints as output and stands for the old one stands for the new.</summary>
    public static Step WithProduct(Step step, string number, string? choice, Provenance confirmed)
    {
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at < 1 || at > step.Acts.Length)
        {
            return step;
        }

        var act = step.Acts[at - 1];
        return choice switch
        {
            null => WithAct(step, at, act with { ProducesReading = confirmed }),
            ProposalAnswers.None => WithAct(step, at, act with { Produces = null, ProducesReading = null }),
            _ => WithAct(step, at, act with { Produces = new ArtifactKind(choice), ProducesReading = confirmed }),
        };
    }

    public static RequiredInput WithSource(RequiredInput input, string? choice, Provenance confirmed) => choice switch
    {
        null => input with { Reading = confirmed },
        ProposalAnswers.None => input with { Artifact = null, Reading = confirmed },
        _ => input with { Artifact = new ArtifactKind(choice), Reading = confirmed },
    };

    private static Step Following(Step step, ArtifactKind before, ArtifactKind after)
    {
        foreach (var (index, act) in step.Acts.Index().Where(act => act.Item.Produces == before && act.Item.ProducesReading is { IsProposal: true }).ToList())
        {
            step = WithAct(step, index + 1, act with { Produces = after });
        }

        return step;
    }

    /// <summary>The row with another act in the place of one; what its outputs stood for follows.</summary>
    public static Step WithAct(Step step, int number, Act act)
    {
        var old = step.Acts[number - 1].Produces;
        var acts = step.Acts.SetItem(number - 1, act);
        return step with
        {
            Acts = acts,
            Standard = acts.Any(one => one.Produces == old) ? step.Standard : step.Standard with
            {
                Outputs = [.. step.Standard.Outputs.Select(output => output.Artifact is null || output.Artifact != old ? output : act.Produces is { } made ? output with { Artifact = made } : new StepOutput(output.Printed, null))],
            },
        };
    }

    /// <summary>Names of kinds are words joined by hyphens, for files.</summary>
    private static string Spoken(string kind) => kind.Replace('-', ' ');
}
