using Microsoft.AspNetCore.Components;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>An SOP as it stands in the library: cover, flow, findings and proposals.</summary>
public sealed partial class LibraryEntryPage(ProcedureLibrary library, LegalBasisReader bases, ProcedureAccess access, NavigationManager navigation)
{
    private ProcedureDefinition? definition;
    private LegalBases laws = LegalBases.Shipped;
    private IReadOnlyList<Finding> findings = [];
    private IReadOnlyList<AgencyChoice> agencies = [];

    [Parameter]
    public string Code { get; set; } = "";

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private string Lead =>
        $"Periode {PeriodicityWords.Of(definition!.Periodicity)}{(definition.PeriodicityReading.IsProposal ? " (simpulan)" : "")}, {definition.PrintedSteps.Count()} langkah, {definition.Lanes.Length} pelaksana.";

    protected override async Task OnInitializedAsync()
    {
        definition = library.Find(Code);
        if (definition is null)
        {
            navigation.NotFound();
            return;
        }

        laws = await bases.OfRegionAsync(Http.RequestAborted);
        findings = Findings.Of(definition, code => library.Find(code.Value) is not null, laws);
        agencies = await access.AdoptableForAsync(Http.RequestAborted);
    }

    private string? Href(ProcedureCode code) => library.Find(code.Value) is null ? null : ProceduresLinks.LibraryEntry(code);
}
