using Tera.Procedures.Definitions;

namespace Tera.Documents.Contracts;

/// <summary>Divides the acts that make content between figures and texts, so that each act has exactly one panel.</summary>
public static class FigureWork
{
    private const string Measurement = "pengukuran";
    private const string Sheet = "formulir";

    /// <summary>True for acts on measurement sheets, which the panels of figures do; all other making is done on texts.</summary>
    public static bool Is(Act act, ProcedureDefinition definition) => definition.MainDocument.Value == Measurement && act.Kind switch
    {
        ActKind.Prepare => act.Produces?.Value is Sheet or Measurement,
        ActKind.Collect => act.FansOut,
        ActKind.Distribute or ActKind.Process => true,
        _ => false,
    };
}
