using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;
using Tera.Platform.Components;
using Tera.Platform.Texts;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Documents.Acts;

/// <summary>What the components of the office acts share: faults at their inputs, typed values, whether there is a form at all.</summary>
public abstract class OfficePanelComponent<TModel> : PanelComponent<TModel>
{
    [Inject]
    private Sentences Sentences { get; set; } = null!;

    /// <summary>Where faults of files stand; files are refused by codes of the platform, which know no input.</summary>
    protected virtual string? FileInput => null;

    protected Faults Faults { get; private set; } = Faults.None;

    /// <summary>True when the user fills the form; a joint actor only confirms.</summary>
    protected bool Fills => Context.MayAct && !Context.Task.Key.Slot.IsJointActor;

    protected IndonesianTimeZone Zone => Context.Calendar.TimeZone;

    protected LocalDate Today => Zone.DateOf(Context.Now);

    protected override void OnParametersSet() => Faults = Faults.Of(
        from fault in View.Faults
        let input = fault.Args.OfType<AtInput>().FirstOrDefault()?.Name
            ?? (fault.Code.StartsWith("platform.file.", StringComparison.Ordinal) ? FileInput : null)
        where input is not null
        select new Fault(input, Sentences.For(fault, Zone)));

    private protected string Typed(Input input, string? otherwise = "") => Typed(input.Name, otherwise);

    private protected string TypedDate(Input input, LocalDate? otherwise) =>
        Typed(input.Name, otherwise is { } date ? LocalDatePattern.Iso.Format(date) : "");

    private protected string TypedTime(Input input, LocalTime? otherwise) =>
        Typed(input.Name, otherwise is { } time ? LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(time) : "");

    private protected IReadOnlyCollection<string> TypedAll(Input input, IEnumerable<string> otherwise) =>
        View.Posted is { } posted ? [.. posted.All(input.Name)] : [.. otherwise];
}
