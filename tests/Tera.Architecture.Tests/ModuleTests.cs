using Mono.Cecil;
using Mono.Cecil.Rocks;
using Tera.Procedures.Engine;

namespace Tera;

/// <summary>A module knows only what lies below it, and of that only what is held out to it.</summary>
public sealed class ModuleTests
{
    [Theory]
    [InlineData("Tera.Domain")]
    [InlineData("Tera.Web")]
    public void Every_source_folder_is_a_known_module(string project)
    {
        var folders = Repository.Files($"src/{project}", ".cs", ".razor", ".sql").Select(file => file.Path.Split('/'))
            .Where(parts => parts.Length > 3).Select(parts => parts[2]).Distinct();
        Law.Unbroken(folders.Except(Modules.Order));
    }

    [Fact]
    public void A_namespace_begins_with_the_module_its_file_lies_in()
    {
        var offences =
            from file in Repository.Files("src", ".cs")
            where file.Module is { } module && !file.Text.Contains($"namespace Tera.{module}", StringComparison.Ordinal)
            select file;
        Law.Unbroken(offences);
    }

    [Fact]
    public void A_module_refers_only_to_modules_below_it()
    {
        var offences =
            from assembly in (ModuleDefinition[])[Modules.Domain, Modules.Web]
            from type in assembly.GetAllTypes()
            let user = Modules.Of(type)
            where user is not null
            from used in Modules.References(type)
            where Height(Modules.Of(used)!) > Height(user)
            select $"{Modules.Outermost(type).FullName} -> {used.FullName}";
        Law.Unbroken(offences);
    }

    /// <summary>The compiler copies constants and <c>nameof</c> into the user, so only the source shows those.</summary>
    [Fact]
    public void No_source_file_names_a_module_above_its_own()
    {
        var offences =
            from file in Repository.Files("src", ".cs", ".razor")
            where file.Module is not null
            from above in Modules.Order.Skip(Height(file.Module!) + 1)
            where file.Text.Contains($"Tera.{above}", StringComparison.Ordinal)
            select $"{file} names {above}";
        Law.Unbroken(offences);
    }

    /// <summary>
    /// Shared and Platform are there for all; of the domain everything may be seen, for it only decides; the addresses of a module
    /// are meant for everybody who leads there.
    /// </summary>
    [Fact]
    public void Of_the_web_of_another_module_only_the_contracts_are_seen()
    {
        var offences =
            from type in Modules.Web.GetAllTypes()
            let user = Modules.Of(type)
            where user is not null
            from used in Modules.References(type)
            where Modules.StandsIn(used, Modules.Web) && Modules.Of(used) is { } target && target != user && target is not ("Shared" or "Platform")
            where !Modules.IsContract(used) && !IsInherited(type, used)
            select $"{Modules.Outermost(type).FullName} -> {used.FullName}";
        Law.Unbroken(offences);
    }

    [Fact]
    public void The_domain_knows_only_the_runtime_and_NodaTime() =>
        Assert.All(Modules.Domain.AssemblyReferences, reference => Assert.Matches(@"^(System(\..+)?|NodaTime)$", reference.Name));

    /// <summary>
    /// Rows are read back into a run in one place, and a decision may look ahead with other participants; all else is left to
    /// <see cref="Run.Evolve"/>.
    /// </summary>
    [Theory]
    [InlineData(typeof(Run))]
    [InlineData(typeof(RunTask))]
    public void Only_the_run_moves_itself(Type state) => Law.Unbroken(
        from assembly in (ModuleDefinition[])[Modules.Domain, Modules.Web]
        from use in Modules.Uses(assembly)
        where use.Used is MethodReference called && called.DeclaringType.FullName == state.FullName
            && called.Name.StartsWith("set_", StringComparison.Ordinal) && called.Name != "set_" + nameof(Run.Participants)
        let user = Modules.Outermost(use.User.DeclaringType).FullName
        where user != typeof(Run).FullName && user != state.FullName && user != "Tera.Procedures.Runs.RunRows"
        select $"{user} {use.Used.Name}");

    private static int Height(string module) => Array.IndexOf(Modules.Order, module);

    /// <summary>What a contract of the lower module brings along, such as the base class of its components.</summary>
    private static bool IsInherited(TypeDefinition type, TypeReference used) =>
        type.BaseType is { } above && Modules.IsContract(above) && used.Resolve() is { } found && above.Resolve()?.BaseType?.FullName == found.FullName;
}
