using System.Collections.Immutable;
using System.Globalization;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Shared;

namespace Tera.Procedures.Editing;

/// <summary>A row of the draft as it is typed.</summary>
public sealed record StepForm
{
    /// <summary>Places of a way that are no rows.</summary>
    public const string Below = ":bawah", End = ":selesai", Decides = ":putus";

    /// <summary>Empty lines offered behind those that are there.</summary>
    private const int Spare = 1;

    private const int MostActs = 14, MostThings = 42;

    /// <summary>Null where rows are numbered by their order.</summary>
    public string? Number { get; init; }

    public string Text { get; init; } = "";

    public IReadOnlyList<ActForm> Acts { get; init; } = [];

    public IReadOnlyList<ThingForm> Inputs { get; init; } = [];

    public IReadOnlyList<ThingForm> Outputs { get; init; } = [];

    public string Time { get; init; } = "";

    public string Remark { get; init; } = "";

    public string Way { get; init; } = Below;

    public BranchForm Yes { get; init; } = new("Ya", Below, [], false);

    public BranchForm No { get; init; } = new("Tidak", "", [], false);

    public BranchForm Refusal { get; init; } = new("Tidak", "", [], false);

    public string Link { get; init; } = "";

    public string LinkCode { get; init; } = "";

    public bool LinkWaits { get; init; }

    public static StepForm From(ProcedureDefinition draft, Step step)
    {
        var rows = DraftRows.Of(draft);
        var row = rows.Rows[rows.IndexOf(step.Key)];
        var decision = step.Onward as Onward.Decision;
        return new()
        {
            Number = rows.IsNumbered ? null : step.PrintedNumber ?? "",
            Text = step.Text,
            Acts = [.. step.Acts.Select(ActForm.From)],
            Inputs = [.. step.Standard.Inputs.Select(input => new ThingForm(input.Printed, input.Artifact?.Value ?? ""))],
            Outputs = [.. step.Standard.Outputs.Select(output => new ThingForm(output.Printed, output.Artifact?.Value ?? ""))],
            Time = step.Standard.TimeText ?? "",
            Remark = step.Remark ?? "",
            Way = decision is not null ? Decides : row.Follows ? Below : step.Onward is Onward.Next next && !rows.End.Contains(next.To) ? next.To.Value : End,
            Yes = decision is null ? new("Ya", Below, [], false) : BranchForm.From(decision.Yes, row.YesFollows, rows),
            No = decision is null ? new("Tidak", "", [], false) : BranchForm.From(decision.No, row.NoFollows, rows),
            Refusal = step.Refusal is { } refusal ? BranchForm.From(refusal, follows: false, rows) : new("Tidak", "", [], false),
            Link = step.Link?.Printed ?? "",
            LinkCode = step.Link is { ToItself: false, Code: { } code } ? code.Value : "",
            LinkWaits = step.Link?.Mode is LinkMode.Waits,
        };
    }

    public static StepForm Read(IFormCollection form) => new()
    {
        Number = form.ContainsKey("No") ? form["No"].ToString() : null,
        Text = form["Kegiatan"].ToString(),
        Acts = [.. Places("T", "Jenis", form, MostActs).Select(at => ActForm.Read(form, at))],
        Inputs = [.. Places("K", "Teks", form, MostThings).Select(at => ThingForm.Read(form, "K", at))],
        Outputs = [.. Places("L", "Teks", form, MostThings).Select(at => ThingForm.Read(form, "L", at))],
        Time = form["Waktu"].ToString().Trim(),
        Remark = form["Keterangan"].ToString(),
        Way = form["Arah"].ToString(),
        Yes = BranchForm.Read(form, "Ya"),
        No = BranchForm.Read(form, "Tidak"),
        Refusal = BranchForm.Read(form, "Tolak"),
        Link = form["Tautan"].ToString(),
        LinkCode = form["TautanSop"].ToString(),
        LinkWaits = form["TautanMenunggu"].Contains("true"),
    };

    /// <summary>With an empty act and empty lines behind, to be filled.</summary>
    public StepForm WithSpare() => this with
    {
        Acts = Acts.Count < MostActs && Acts.All(act => act.Kind.Length > 0) ? [.. Acts, ActForm.Empty] : Acts,
        Inputs = [.. Inputs, .. Enumerable.Repeat(ThingForm.Empty, Math.Max(0, Spare - Inputs.Count(thing => thing.IsEmpty)))],
        Outputs = [.. Outputs, .. Enumerable.Repeat(ThingForm.Empty, Math.Max(0, Spare - Outputs.Count(thing => thing.IsEmpty)))],
    };

    /// <summary>All that stands in it, in order.</summary>
    public IEnumerable<string> Values() =>
    [
        Number ?? "", Text, Time, Remark, Way, Link, LinkCode, LinkWaits.ToString(),
        .. Acts.SelectMany(act => act.Values()), .. Inputs.SelectMany(thing => thing.Values()), .. Outputs.SelectMany(thing => thing.Values()),
        .. Yes.Values(), .. No.Values(), .. Refusal.Values(),
    ];

    /// <summary>The row, or the field at which it cannot be read.</summary>
    /// <param name="before">The row as it is.</param>
    /// <param name="fault">Field and reason; null when it is read.</param>
    public WrittenStep? ToStep(Step before, out (string? Field, Rejection No)? fault)
    {
        var duration = Time.Length == 0 ? null : WrittenDuration.Read(Time);
        // What the source prints may stay; what a person types must be a time.
        var isPrinted = duration is null && Time.Length > 0 && Time == before.Standard.PrintedTime;
        if (Time.Length > 0 && duration is null && !isPrinted)
        {
            fault = ("Waktu", EditRejections.TimeUnreadable(Time[..Math.Min(Time.Length, 60)]));
            return null;
        }

        fault = null;
        return new(
            Number is null ? before.PrintedNumber : Number,
            Text,
            [.. Acts.Where(act => act.Kind.Length > 0).Select(act => act.ToAct())],
            new QualityStandard(
                [.. Inputs.Where(thing => !thing.IsEmpty).Select(thing => new RequiredInput(thing.Text, thing.Kind))], duration,
                [.. Outputs.Where(thing => !thing.IsEmpty).Select(thing => new StepOutput(thing.Text, thing.Kind))]) { PrintedTime = isPrinted ? Time : null },
            Way == Decides ? new WrittenWay.Decision(Yes.ToBranch(), No.ToBranch()) : new WrittenWay.On(BranchForm.Place(Way) ?? new Destination.Below()),
            Remark,
            Link.Trim().Length == 0 ? null : KeptLink(before) ?? new ProcedureLink(Link, KeyFormat.IsValid(LinkCode) ? new ProcedureCode(LinkCode) : null, LinkWaits && KeyFormat.IsValid(LinkCode) ? LinkMode.Waits : LinkMode.Refers, ToItself: false),
            Refusal.Target.Length == 0 ? null : Refusal.ToBranch());
    }

    /// <summary>The input at which a refusal of <see cref="DraftEditor"/> stands; null for the row as a whole.</summary>
    public string? FieldOf(Rejection no) => no.Code switch
    {
        "procedures.editing.text-missing" => "Kegiatan",
        "procedures.editing.number-too-long" => "No",
        "procedures.editing.acts-missing" => "T1.Jenis",
        "procedures.editing.act-without-lane" => ActField(no, "Pelaksana"),
        "procedures.editing.coordinator-missing" => ActField(no, "Koordinator"),
        "procedures.editing.application-missing" => ActField(no, "Aplikasi"),
        "procedures.editing.attestation-behind" => "Arah",
        "procedures.editing.target-missing" => Way == Decides ? No.Target.Length == 0 ? "Tidak.Ke" : "Ya.Ke" : "Arah",
        _ => null,
    };

    private ProcedureLink? KeptLink(Step before) => before.Link is { } link && link.Printed == Link && (link.ToItself || (link.Code?.Value ?? "") == LinkCode) && (link.Mode is LinkMode.Waits) == LinkWaits ? link : null;

    /// <summary>Acts that were emptied do not count, but have a place in the form.</summary>
    private string ActField(Rejection no, string field)
    {
        var (number, at) = (Convert.ToInt32(no.Args[0], CultureInfo.InvariantCulture), 0);
        for (var seen = 0; at < Acts.Count; at++)
        {
            if (Acts[at].Kind.Length > 0 && ++seen == number)
            {
                break;
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"T{at + 1}.{field}");
    }

    private static IEnumerable<int> Places(string prefix, string field, IFormCollection form, int most) =>
        Enumerable.Range(1, most).TakeWhile(at => form.ContainsKey(string.Create(CultureInfo.InvariantCulture, $"{prefix}{at}.{field}")));
}

/// <summary>Something needed or made, as it is typed.</summary>
public sealed record ThingForm(string Text, string Artifact)
{
    public static ThingForm Empty { get; } = new("", "");

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);

    public ArtifactKind? Kind => KeyFormat.IsValid(Artifact) ? new ArtifactKind(Artifact) : null;

    public static ThingForm Read(IFormCollection form, string prefix, int at)
    {
        var name = prefix + at.ToString(CultureInfo.InvariantCulture);
        return new(form[name + ".Teks"].ToString(), form[name + ".Artefak"].ToString());
    }

    public IEnumerable<string> Values() => [Text, Artifact];
}

/// <summary>An exit as it is typed.</summary>
/// <param name="Label">The word at the line.</param>
/// <param name="Target">Where it leads by default; empty for nowhere.</param>
/// <param name="Others">Rows the decider may choose instead.</param>
/// <param name="Units">Whether the return may be for some units only.</param>
public sealed record BranchForm(string Label, string Target, IReadOnlyList<string> Others, bool Units)
{
    public static BranchForm From(Branch branch, bool follows, DraftRows rows) => new(
        branch.Label,
        follows ? StepForm.Below : branch.Targets.IsEmpty || rows.End.Contains(branch.Targets[0]) ? StepForm.End : branch.Targets[0].Value,
        [.. branch.Targets.Skip(1).Select(target => target.Value)],
        branch.UnitsMayBeChosen);

    public static BranchForm Read(IFormCollection form, string prefix) => new(
        form[prefix + ".Label"].ToString(), form[prefix + ".Ke"].ToString(), [.. form[prefix + ".Atau"].OfType<string>()], form[prefix + ".PerUnit"].Contains("true"));

    /// <summary>Null where nothing is chosen.</summary>
    public static Destination? Place(string value) => value switch
    {
        StepForm.Below => new Destination.Below(),
        StepForm.End => new Destination.End(),
        _ => KeyFormat.IsValid(value) ? new Destination.To(new StepKey(value)) : null,
    };

    public WrittenBranch ToBranch() => new(Label, [.. Others.Prepend(Target).Select(Place).OfType<Destination>().Distinct()], Units);

    public IEnumerable<string> Values() => [Label, Target, string.Join(',', Others), Units.ToString()];
}
