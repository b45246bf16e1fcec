using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Rocks;
using Tera.Shared;

namespace Tera;

/// <summary>The two assemblies as the compiler left them, and who refers to whom.</summary>
internal static class Modules
{
    /// <summary>Lowest first; a module knows only those before it.</summary>
    internal static readonly string[] Order =
        ["Shared", "Platform", "Organisation", "Procedures", "Documents", "Planning", "Measurement", "Evaluation", "Reporting"];

    internal static ModuleDefinition Domain { get; } = Load(typeof(Rejection).Assembly);

    internal static ModuleDefinition Web { get; } = Load(typeof(TeraApplication).Assembly);

    /// <summary>Second part of the namespace; null outside the modules.</summary>
    internal static string? Of(TypeReference type) =>
        Outermost(type).Namespace.Split('.') is ["Tera", var module, ..] && Order.Contains(module) ? module : null;

    internal static bool IsContract(TypeReference type) => Outermost(type) is var outer
        && (outer.Namespace.Split('.') is ["Tera", _, "Contracts", ..] || outer.Name == Of(outer) + "Links");

    internal static bool StandsIn(TypeReference type, ModuleDefinition assembly) =>
        type.Scope.Name.StartsWith(assembly.Assembly.Name.Name, StringComparison.Ordinal);

    /// <summary>The type a file is named after: for a closure or a state machine, the type that holds it.</summary>
    internal static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } holder ? Outermost(holder) : type;

    /// <summary>Every type of ours that a type names: in its head, its members, its attributes and its code.</summary>
    internal static IEnumerable<TypeReference> References(TypeDefinition type) => HeadOf(type)
        .Concat(type.Fields.Select(field => field.FieldType))
        .Concat(type.Properties.Select(property => property.PropertyType))
        .Concat(type.Methods.SelectMany(SignatureOf))
        .Concat(type.Methods.Where(method => method.HasBody).SelectMany(BodyOf))
        .SelectMany(Unwrapped)
        .Where(used => Of(used) is not null);

    /// <summary>Every method or field a type's code uses, with the method that does.</summary>
    internal static IEnumerable<(MethodDefinition User, MemberReference Used)> Uses(ModuleDefinition assembly) =>
        from type in assembly.GetAllTypes()
        from method in type.Methods
        where method.HasBody
        from instruction in method.Body.Instructions
        where instruction.Operand is MemberReference
        select (method, (MemberReference)instruction.Operand);

    private static ModuleDefinition Load(Assembly assembly)
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(assembly.Location));
        return ModuleDefinition.ReadModule(assembly.Location, new ReaderParameters { AssemblyResolver = resolver });
    }

    private static IEnumerable<TypeReference> HeadOf(TypeDefinition type) => type.Interfaces.Select(one => one.InterfaceType)
        .Concat(type.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType))
        .Concat(AttributesOf(type)).Concat(type.Methods.SelectMany(AttributesOf)).Concat(type.Properties.SelectMany(AttributesOf))
        .Concat(type.BaseType is { } above ? [above] : []);

    private static IEnumerable<TypeReference> AttributesOf(Mono.Cecil.ICustomAttributeProvider owner) => owner.CustomAttributes.SelectMany(attribute =>
        attribute.ConstructorArguments.Select(argument => argument.Value).OfType<TypeReference>().Append(attribute.AttributeType));

    private static IEnumerable<TypeReference> SignatureOf(MethodReference method) =>
        method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType);

    private static IEnumerable<TypeReference> BodyOf(MethodDefinition method) => method.Body.Variables.Select(variable => variable.VariableType)
        .Concat(method.Body.ExceptionHandlers.Select(handler => handler.CatchType).OfType<TypeReference>())
        .Concat(method.Body.Instructions.SelectMany(instruction => instruction.Operand switch
        {
            GenericInstanceMethod called => called.GenericArguments.Append(called.DeclaringType).Concat(SignatureOf(called.ElementMethod)),
            MethodReference called => SignatureOf(called).Append(called.DeclaringType),
            FieldReference read => [read.DeclaringType, read.FieldType],
            TypeReference named => [named],
            _ => Enumerable.Empty<TypeReference>(),
        }));

    private static IEnumerable<TypeReference> Unwrapped(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Unwrapped).Append(generic.ElementType),
        TypeSpecification wrapper => Unwrapped(wrapper.ElementType),
        GenericParameter => [],
        _ => [type],
    };
}
