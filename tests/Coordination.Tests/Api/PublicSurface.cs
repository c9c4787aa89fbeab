using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Coordination.Tests.Api;

/// <summary>Writes everything that an assembly shows to others as C# declarations, in an order of its own, so that two builds of one source agree.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Header(type)).Append("\n{\n");
            foreach (var member in Members(type))
            {
                text.Append("    ").Append(member).Append('\n');
            }

            text.Append("}\n\n");
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Header(Type type)
    {
        var bases = new List<string>();
        if (type is { IsClass: true, BaseType: { } parent } && parent != typeof(object))
        {
            bases.Add(TypeText.Of(parent));
        }

        bases.AddRange(type.IsEnum ? [] : type.GetInterfaces()
            .Where(one => one.IsPublic && !(one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEquatable<>)))
            .Select(one => TypeText.Of(one)).Order(StringComparer.Ordinal));
        return $"namespace {type.Namespace}: public {Kind(type)} {TypeText.Of(type)}{(bases.Count == 0 ? "" : " : " + string.Join(", ", bases))}";
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        _ => (type.IsSealed ? "sealed " : type.IsAbstract ? "abstract " : "") + (type.GetMethod("<Clone>$") is null ? "class" : "record"),
    };

    private static IEnumerable<string> Members(Type type) => type.IsEnum
        ? Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(value => $"{Enum.GetName(type, value)} = {value},")
        :
        [
            .. type.GetConstructors(Declared).Where(IsShown).Select(one => $"{Access(one)} {type.Name.Split('`')[0]}({Parameters(one)})").Order(StringComparer.Ordinal),
            .. type.GetFields(Declared).Where(one => one.IsPublic).Select(Field).Order(StringComparer.Ordinal),
            .. type.GetProperties(Declared).Where(one => one.GetMethod is { } get && IsVisible(get)).Select(Property).Order(StringComparer.Ordinal),
            .. type.GetMethods(Declared).Where(one => IsShown(one) && !one.IsSpecialName).Select(Method).Order(StringComparer.Ordinal),
        ];

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    // What the compiler adds to every record says nothing.
    private static bool IsShown(MethodBase method) => IsVisible(method) && !method.IsDefined(typeof(CompilerGeneratedAttribute));

    private static string Access(MethodBase method) => method.IsPublic ? "public" : "protected";

    private static string Field(FieldInfo field) =>
        $"public {(field.IsLiteral ? "const" : field.IsStatic ? "static readonly" : "readonly")} {TypeText.Of(field)} {field.Name}{(field.IsLiteral ? " = " + Value(field.GetRawConstantValue()) : "")}";

    private static string Property(PropertyInfo property)
    {
        var set = property.SetMethod is { } setter && IsVisible(setter)
            ? setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;"
            : "";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        return $"{Access(property.GetMethod!)} {Modifiers(property.GetMethod!)}{required}{TypeText.Of(property)} {property.Name} {{ get;{set} }}";
    }

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(one => one.Name))}>" : "";
        return $"{Access(method)} {Modifiers(method)}{TypeText.Of(method.ReturnParameter)} {method.Name}{generic}({Parameters(method)})";
    }

    private static string Modifiers(MethodInfo method) => method switch
    {
        { IsStatic: true } => "static ",
        { DeclaringType.IsInterface: true } => "",
        { IsAbstract: true } => "abstract ",
        { IsVirtual: true } when method.GetBaseDefinition() != method => "override ",
        { IsVirtual: true, IsFinal: false } => "virtual ",
        _ => "",
    };

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select((one, place) =>
        (place == 0 && method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "")
        + $"{TypeText.Of(one)} {one.Name}{(one.HasDefaultValue ? " = " + (one.DefaultValue is null && one.ParameterType.IsValueType ? "default" : Value(one.DefaultValue)) : "")}"));

    private static string Value(object? value) => value switch
    {
        null => "null",
        string text => '"' + text + '"',
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
