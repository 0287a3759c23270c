package gradio.api;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an endpoint is for agents, as its annotations say. */
record McpRoles(
        @Nullable McpTool tool,
        @Nullable McpResource resource,
        @Nullable McpPrompt prompt) {
    static final List<Class<? extends Annotation>> ANNOTATIONS =
            List.of(McpTool.class, McpResource.class, McpPrompt.class);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

    /**
     * @param outputs how many there are
     * @throws DeclarationException that does not name the method
     */
    static McpRoles of(Method method, List<Param> params, int outputs) {
        McpRoles roles = new McpRoles(
                method.getAnnotation(McpTool.class),
                method.getAnnotation(McpResource.class),
                method.getAnnotation(McpPrompt.class));
        if (roles.tool != null) checkName("tool", roles.tool.name());
        if (roles.resource != null) check(roles.resource, method, params, outputs);
        if (roles.prompt != null) check(roles.prompt, method, params);
        return roles;
    }

    private static void checkName(String what, String name) {
        if (name.isEmpty() || NAME.matcher(name).matches()) return;
        throw new DeclarationException(
                "the " + what + "'s name \"" + name + "\" may hold only 1 to 128 letters, digits, _, - and dots");
    }

    private static void check(McpResource resource, Method method, List<Param> params, int outputs) {
        List<String> variables;
        try {
            variables = UriTemplate.of(resource.uri()).variables();
        } catch (IllegalArgumentException e) {
            throw new DeclarationException("the resource's uri \"" + resource.uri() + "\": " + e.getMessage());
        }
        List<String> names = params.stream().map(Param::name).toList();
        for (String variable : variables) {
            if (names.contains(variable)) continue;
            throw new DeclarationException("the resource's uri has the variable {" + variable
                    + "}, and no parameter is called so on the wire");
        }
        for (String name : names) {
            if (variables.contains(name)) continue;
            throw new DeclarationException("parameter " + name
                    + ": a resource gets its arguments from its uri, which has no variable {" + name + "}");
        }
        checkTexts("a resource", params);
        if (outputs != 1 || givesSeveral(method)) {
            throw new DeclarationException("result: a resource has one content, so it can be no generator, no batch, no"
                    + " @Outputs of several and not void");
        }
    }

    private static void check(McpPrompt prompt, Method method, List<Param> params) {
        checkName("prompt", prompt.name());
        checkTexts("a prompt", params);
        java.lang.reflect.Type type = method.getGenericReturnType();
        boolean messages = type instanceof ParameterizedType generic
                && generic.getRawType() == List.class
                && generic.getActualTypeArguments()[0] == PromptMessage.class;
        if (type == String.class || messages && !givesSeveral(method)) return;
        throw new DeclarationException("result: a prompt returns a String or a List<PromptMessage>");
    }

    private static boolean givesSeveral(Method method) {
        return method.getAnnotation(Api.class).batch() || Results.isGenerator(method);
    }

    private static void checkTexts(String what, List<Param> params) {
        for (Param param : params) {
            if (Texts.fit(param)) continue;
            throw new DeclarationException("parameter " + param.name() + ": what " + what
                    + " is given is written as a text; it can be a String, a number, a boolean or an enum");
        }
    }
}
