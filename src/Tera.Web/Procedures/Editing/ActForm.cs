using System.Collections.Immutable;
using System.Globalization;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;

namespace Tera.Procedures.Editing;

/// <summary>An act as it is typed.</summary>
/// <param name="Kind">Word of its kind; empty for no act.</param>
/// <param name="Lane">Who decides and closes it.</param>
/// <param name="Others">Who takes part beside him.</param>
/// <param name="Participation">Word of how many do it.</param>
/// <param name="Recipients">Who receives.</param>
/// <param name="Coordinator">Who may close a collection.</param>
/// <param name="Produces">What exists once it is done.</param>
/// <param name="Application">Where an upload goes.</param>
public sealed record ActForm(
    string Kind, string Lane, IReadOnlyList<string> Others, string Participation, IReadOnlyList<string> Recipients, string Coordinator, string Produces, string Application)
{
    public static ActForm Empty { get; } = new("", "", [], "satu", [], "", "", "");

    /// <summary>True when more is said of it than who does what.</summary>
    public bool HasMore => Others.Count > 0 || Participation != "satu" || Recipients.Count > 0 || Coordinator.Length > 0 || Produces.Length > 0 || Application.Length > 0;

    public static ActForm From(Act act) => new(
        SopWords.Acts.Of(act.Kind),
        act.Primary.Value,
        [.. act.Lanes.Skip(1).Select(lane => lane.Value)],
        SopWords.Participations.Of(act.Participation),
        [.. act.Recipients.Select(lane => lane.Value)],
        act.Coordinator?.Value ?? "",
        act.Produces?.Value ?? "",
        act.Application ?? "");

    public static ActForm Read(IFormCollection form, int at)
    {
        var name = "T" + at.ToString(CultureInfo.InvariantCulture);
        return new(
            form[name + ".Jenis"].ToString(), form[name + ".Pelaksana"].ToString(), [.. form[name + ".Bersama"].OfType<string>()], form[name + ".Cara"].ToString(),
            [.. form[name + ".Kepada"].OfType<string>()], form[name + ".Koordinator"].ToString(), form[name + ".Hasil"].ToString(), form[name + ".Aplikasi"].ToString());
    }

    /// <summary>Words nobody offered are taken for none; the rules of the row say what is then missing.</summary>
    public Act ToAct() => new(
        SopWords.Acts.TryRead(Kind, out var kind) ? kind : ActKind.Prepare,
        [.. Lanes([Lane, .. Others])],
        SopWords.Participations.TryRead(Participation, out var participation) ? participation : Definitions.Participation.One,
        SopWords.Artifacts.Contains(Produces) ? new ArtifactKind(Produces) : null,
        [.. Lanes(Recipients)],
        KeyFormat.IsValid(Coordinator) ? new LaneKey(Coordinator) : null,
        Application,
        Provenance.Printed);

    public IEnumerable<string> Values() => [Kind, Lane, string.Join(',', Others), Participation, string.Join(',', Recipients), Coordinator, Produces, Application];

    private static ImmutableArray<LaneKey> Lanes(IEnumerable<string> keys) => [.. keys.Where(KeyFormat.IsValid).Select(key => new LaneKey(key))];
}
