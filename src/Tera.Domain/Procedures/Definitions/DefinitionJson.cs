namespace Tera.Procedures.Definitions;
/// <summary>x</summary>
public static class DefinitionJson { /// <summary>x</summary>
 public static ProcedureDefinition Read(string t) => throw new InvalidOperationException(t); }
